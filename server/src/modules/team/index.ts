export { askWecom } from './handover/ask-wecom.ts';
export { checkWecom } from './handover/check-wecom.ts';
export { moveCustomers } from './handover/move-customers.ts';
export { teamPrivacyPart } from './privacy-part.ts';
