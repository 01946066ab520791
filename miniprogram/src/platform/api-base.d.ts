export declare const apiBase: string;
