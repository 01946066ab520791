import { maskName, maskPhone, maskAddress } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { fieldAccess, findVisibleNames } from '../../customers/index.ts';
import type { FieldAccess } from '../../customers/index.ts';
import { staffNamesById } from '../../identity/index.ts';
import { openStates } from '../rules/transitions.ts';
import { canBeReceived, canBeRefunded, canBeSent } from '../rules/what-can-happen.ts';
import { ours } from '../tables.ts';
import type { Address, OrderEventRow, OrderRow } from '../tables.ts';
import { toOrderCard } from './order-card.ts';
import { toOrderDetail } from './order-detail.ts';
import { sourceOf } from './sources.ts';

export type StaffOrder = Output<'staff.orders.get'>['order'];
export type StaffOrderCard = Output<'staff.orders.list'>['orders'][number];

const customerOf = (names: ReadonlyMap<string, string>, id: string | null): StaffOrder['customer'] => {
  const name = id === null ? undefined : names.get(id);
  return id === null || name === undefined ? null : { id, name };
};

/** Orders as staff see them in lists; customers by the name the caller may see. */
export async function toStaffCards(ctx: Context, rows: readonly OrderRow[]): Promise<StaffOrderCard[]> {
  const names = await findVisibleNames(
    ctx,
    rows.flatMap((row) => row.customer_id ?? []),
  );
  return rows.map((row) => ({
    ...toOrderCard(row),
    ...{ customer: customerOf(names, row.customer_id), source: sourceOf(row), delivery: row.delivery },
  }));
}

/** One order whole. Name, number and street are as far readable as the customer's own fields are. */
export async function toStaffOrder(ctx: Context, row: OrderRow): Promise<StaffOrder> {
  const detail = await toOrderDetail(ctx, row);
  const access = await fieldAccess(ctx);
  const names = await findVisibleNames(ctx, row.customer_id === null ? [] : [row.customer_id]);
  const mine = row.source === ours;
  const permissions: readonly string[] = ctx.actor.kind === 'staff' ? ctx.actor.permissions : [];
  return {
    ...detail,
    address: detail.address && veiled(detail.address, access),
    ...{ customer: customerOf(names, row.customer_id), source: sourceOf(row), transactionId: row.transaction_id },
    history: await historyOf(ctx, row.id),
    can: {
      ship: permissions.includes('orders.ship') && canBeSent(row),
      complete: permissions.includes('orders.ship') && canBeReceived(row),
      close: permissions.includes('orders.ship') && mine && openStates.includes(row.state),
      refund: permissions.includes('orders.refund') && canBeRefunded(row),
      revealAddress: permissions.includes('customers.reveal') && row.address_sealed !== null && mayReveal(access),
    },
  };
}

/** Who may see neither name, number nor street even veiled has nothing to reveal. */
const mayReveal = (access: FieldAccess): boolean => ['name', 'phone', 'address'].every((field) => access.may(field, 'masked'));

/** A hidden field is empty, a masked one masked. */
function veiled(it: Address, access: FieldAccess): Address {
  const show = (field: string, full: string, mask: (text: string) => string): string =>
    access.may(field, 'read') ? full : access.may(field, 'masked') ? mask(full) : '';
  return {
    name: show('name', it.name, maskName),
    phone: show('phone', it.phone, maskPhone),
    region: show('address', it.region, (text) => text),
    detail: show('address', it.detail, maskAddress),
  };
}

async function historyOf(ctx: Context, orderId: string): Promise<StaffOrder['history']> {
  const events: OrderEventRow[] = await ctx.db<OrderEventRow>('order_events').where({ order_id: orderId }).orderBy('id');
  const staff = await staffNamesById(
    ctx,
    events.flatMap((it) => (it.actor_kind === 'staff' ? it.actor_id : [])),
  );
  // A member of staff by name; `member` and `system` are words the apps know.
  return events.map((it) => ({
    ...{ move: it.move, at: it.at, note: it.note },
    by: it.actor_kind === 'staff' ? (staff.get(it.actor_id) ?? '') : it.actor_kind,
  }));
}
