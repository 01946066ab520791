export { addLinks, findLinks, keyText, listLinks, moveLinks, removeLinks } from './links.ts';
export type { IdentityKey, IdentityLink } from './links.ts';
export { staffNames } from './staff.ts';
export { mirrorStaff } from './jobs/mirror-staff.ts';
export { signInStaff } from './sign-in.ts';
