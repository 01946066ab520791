import type { Handlers } from '../../kernel/http/serve.ts';
import { getChainState, startCheck } from './chain-state.ts';
import { listEntries } from './list-entries.ts';
import { listMyCustomersEntries } from './list-my-customers.ts';

export const auditRoutes: Handlers<'staff.audit.list' | 'staff.audit.my-customers' | 'staff.audit.chain' | 'staff.audit.check'> = {
  'staff.audit.list': listEntries,
  'staff.audit.my-customers': listMyCustomersEntries,
  'staff.audit.chain': getChainState,
  'staff.audit.check': startCheck,
};
