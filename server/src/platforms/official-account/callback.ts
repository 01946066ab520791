import type { OfficialAccountCallback, OfficialAccountCallbackOptions } from './types.ts';

export function createOfficialAccountCallback(_options: OfficialAccountCallbackOptions): OfficialAccountCallback {
  throw new Error('not built yet');
}
