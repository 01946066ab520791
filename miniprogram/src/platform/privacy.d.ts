import type { PrivacyRequest } from './types';

/** WeChat asks the page to show the notice; only the last listener is heard. */
export declare function onAgreementNeeded(listener: (request: PrivacyRequest) => void): void;

/** Makes sure that WeChat's privacy question is answered before something personal is typed; false when the person said no. */
export declare function requireAgreement(): Promise<boolean>;
/** WeChat's own page of the privacy statement; undefined where there is none. */
export declare const openPlatformNotice: (() => void) | undefined;
