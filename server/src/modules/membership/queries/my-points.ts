import type { Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { balancesOf, expiringLots, listHistory } from '../../ledger/index.ts';
import type { HistoryPage } from '../../ledger/index.ts';
import { soon } from './standing.ts';

export async function getMyPoints(ctx: Context): Promise<Output<'member.points.get'>> {
  const { customerId } = callingMember(ctx);
  const { points } = await balancesOf(ctx, customerId);
  return { balance: points, expiring: await expiringLots(ctx, customerId, 'points', soon(ctx)) };
}

/** What staff wrote about an adjustment is between colleagues: the line says that it was one, not why. */
export async function listMyHistory(ctx: Context, input: HistoryPage): Promise<Output<'member.points.history'>> {
  const { customerId } = callingMember(ctx);
  const { entries, next } = await listHistory(ctx, { ...input, customerId });
  return { entries: entries.map((it) => (it.reason === 'adjusted' ? { ...it, note: '' } : it)), next };
}
