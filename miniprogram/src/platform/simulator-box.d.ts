/** Demo only: there is no weapp side of this. */
export declare function knownPerson(): string | null;
export declare function rememberAddress(): void;
export declare function askBox(verb: 'wx-login' | 'phone-code'): Promise<string>;
