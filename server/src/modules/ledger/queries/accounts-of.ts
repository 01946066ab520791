import type { Context } from '../../../kernel/context.ts';
import { allIdsOf } from '../../customers/index.ts';
import type { AccountRow } from '../tables.ts';

/** Everything a person has, whatever record it was opened for. */
export const accountsOf = async (ctx: Context, customerId: string): Promise<AccountRow[]> =>
  ctx.db<AccountRow>('ledger_accounts').whereIn('customer_id', await allIdsOf(ctx, customerId));
