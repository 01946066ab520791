export { addConsent, consentsInForce, mayMarketTo, withdrawConsents } from './consents.ts';
export { openLocked } from './locked-store.ts';
export { privacyNotice } from './privacy-notice.ts';
export { ownPrivacyPart } from './privacy-part.ts';
export { privacySealedTables } from './sealed-tables.ts';
