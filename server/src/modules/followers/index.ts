export { findFollowers } from './follower-store.ts';
export { officialAccountInbox } from './handle-pushes.ts';
export { fetchProfiles } from './jobs/fetch-profiles.ts';
export { importPage } from './jobs/import-page.ts';
export { followersPrivacyPart } from './privacy-part.ts';
