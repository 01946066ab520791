import type { contracts } from '@lianke/shared/contracts';
import type { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import type { SyncedOrder } from '../../orders/index.ts';

type PartnerOrder = z.output<(typeof contracts)['open.orders.push']['input']>['orders'][number];

/** An openid without an app is one of the shop's own mini-program. */
export function toSynced(ctx: Pick<Context, 'ports'>, { buyer, ...order }: PartnerOrder): SyncedOrder {
  const { appid, ...who } = buyer;
  return { ...order, since: order.updatedAt, buyer: { ...who, appId: appid ?? ctx.ports.miniProgram?.appId } };
}
