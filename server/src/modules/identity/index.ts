export { addLinks, findLinks, keyText, listLinks, moveLinks, removeLinks } from './links.ts';
export type { IdentityKey, IdentityLink } from './links.ts';
export { listMovedLinks, moveLinksBack } from './moved-links.ts';
export type { MovedLink } from './moved-links.ts';
export { listStaff, requireStaff, staffNames, staffNamesById } from './staff.ts';
export { mirrorStaff } from './jobs/mirror-staff.ts';
export { renewSession, signInStaff } from './sign-in.ts';
