import type { PrivacyRequest } from './types';

/** WeChat asks the page to show the notice; only the last listener is heard. */
export declare function onAgreementNeeded(listener: (request: PrivacyRequest) => void): void;
