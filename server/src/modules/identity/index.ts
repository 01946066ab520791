export { addLinks, findLinks, keyText, listLinks, moveLinks, removeLinks } from './links.ts';
export type { IdentityKey, IdentityLink } from './links.ts';
export { staffNames, staffNamesById } from './staff.ts';
export { mirrorStaff } from './jobs/mirror-staff.ts';
export { renewSession, signInStaff } from './sign-in.ts';
