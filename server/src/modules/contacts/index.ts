export { wecomInbox } from './handle-changes.ts';
export { fetchContact, tagSource } from './jobs/fetch-contact.ts';
export { renameMember } from './jobs/rename-member.ts';
export { sendWelcome } from './jobs/send-welcome.ts';
export { findRelations, listContactsOf, spellingsOf } from './relation-store.ts';
export { contactsPrivacyPart } from './privacy-part.ts';
