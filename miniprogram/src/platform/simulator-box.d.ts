import type { PaymentParams } from './types';

/** Demo only: there is no weapp side of this. */
export declare function knownPerson(): string | null;
export declare function rememberAddress(): void;
export declare function askBox(verb: 'wx-login' | 'phone-code'): Promise<string>;
export declare function payInBox(params: PaymentParams, outcome: 'pay' | 'cancel'): Promise<boolean>;
