import type { Output } from '@lianke/shared/api';
import type { contracts } from '@lianke/shared/contracts';
import type { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { upsertSynced } from '../../orders/index.ts';
import { countIn } from '../sources/count-in.ts';
import { getSource } from '../sources/source-store.ts';
import { toSynced } from './to-synced.ts';

type PushInput = z.output<(typeof contracts)['open.orders.push']['input']>;

/** Orders of the system whose key signed the call. */
export async function pushOrders(ctx: Context, { orders }: PushInput): Promise<Output<'open.orders.push'>> {
  const { actor } = ctx;
  if (actor.kind !== 'open') throw new AppError('auth.required');
  return inTransaction(ctx, async (ctx) => {
    const source = await getSource(ctx, actor.sourceId);
    const stored = await upsertSynced(
      ctx,
      { key: `open:${source.id}`, name: source.name },
      orders.map((order) => toSynced(ctx, order)),
    );
    await countIn(ctx, source.id, stored);
    return {
      orders: stored.map(({ outcome, orderId }, at) => ({ orderNo: orders[at]?.orderNo ?? '', outcome, orderId })),
    };
  });
}
