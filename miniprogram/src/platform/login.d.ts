/** A fresh single-use code that says who is using this phone. */
export declare function getLoginCode(): Promise<string>;
