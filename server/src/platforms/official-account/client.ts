import type { OfficialAccount, OfficialAccountOptions } from './types.ts';

export function createOfficialAccount(_options: OfficialAccountOptions): OfficialAccount {
  throw new Error('not built yet');
}
