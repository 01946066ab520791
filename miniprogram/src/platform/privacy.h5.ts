import type * as Shape from './privacy';

export const onAgreementNeeded: typeof Shape.onAgreementNeeded = () => undefined;
