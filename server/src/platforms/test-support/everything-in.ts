import { inspect } from 'node:util';

/** All an error would show if somebody logged it whole, hidden properties and causes included. */
export const everythingIn = (error: unknown): string =>
  inspect(error, { depth: 12, showHidden: true, maxStringLength: null, maxArrayLength: null });
