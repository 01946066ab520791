export { wecomInbox } from './handle-changes.ts';
export { fetchContact, tagSource } from './jobs/fetch-contact.ts';
export { sendWelcome } from './jobs/send-welcome.ts';
export { findRelations } from './relation-store.ts';
