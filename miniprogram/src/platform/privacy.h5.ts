import type * as Shape from './privacy';

export const onAgreementNeeded: typeof Shape.onAgreementNeeded = () => undefined;
export const requireAgreement: typeof Shape.requireAgreement = () => Promise.resolve(true);
export const openPlatformNotice: typeof Shape.openPlatformNotice = undefined;
