import type { Call, Endpoint } from '../../http/endpoint.ts';
import { Refusal } from '../../http/endpoint.ts';
import type { Json } from '../../http/fields.ts';
import { isJson, numberOf, objectOf, textOf } from '../../http/fields.ts';
import type { ShopOrder } from '../../world/shop-orders.ts';
import { shopOrderView } from './order-view.ts';

const MOST = 100;
const WEEK_SECONDS = 7 * 86_400;
/** The pages give no number for a bad range or an unknown order: the general one is taken. */
const BAD_ARGUMENT = 40097;

type Range = (ms: number) => boolean;

function rangeOf(body: Json, key: string): Range | undefined {
  if (!isJson(body[key])) return undefined;
  const range = objectOf(body, key);
  const start = numberOf(range, 'start_time');
  const end = numberOf(range, 'end_time');
  if (start === undefined || end === undefined || end < start || end - start > WEEK_SECONDS)
    throw new Refusal(BAD_ARGUMENT, `invalid ${key}`);
  return (ms) => Math.floor(ms / 1000) >= start && Math.floor(ms / 1000) <= end;
}

/** Sorted by the last change; the key says where to go on. */
function list({ world, body }: Call): Json {
  const created = rangeOf(body, 'create_time_range');
  const updated = rangeOf(body, 'update_time_range');
  if (!created && !updated) throw new Refusal(BAD_ARGUMENT, 'create_time_range or update_time_range is needed');
  const size = numberOf(body, 'page_size') ?? MOST;
  if (!Number.isInteger(size) || size < 1 || size > MOST) throw new Refusal(BAD_ARGUMENT, 'invalid page_size');
  const [afterTime = 0, afterId = ''] = textOf(body, 'next_key').split('_');
  const status = numberOf(body, 'status');
  const openid = textOf(body, 'openid');
  const behind = (one: ShopOrder) =>
    one.updatedAt > Number(afterTime) || (one.updatedAt === Number(afterTime) && BigInt(one.orderId) > BigInt(afterId || 0));
  const fit = world.shopOrders
    .all()
    .filter((one) => (!created || created(one.createdAt)) && (!updated || updated(one.updatedAt)))
    .filter((one) => (status === undefined || one.status === status) && (openid === '' || one.openid === openid) && behind(one))
    .sort((a, b) => a.updatedAt - b.updatedAt || (BigInt(a.orderId) < BigInt(b.orderId) ? -1 : 1));
  const page = fit.slice(0, size);
  const last = page.at(-1);
  return {
    order_id_list: page.map((one) => one.orderId),
    next_key: last ? `${last.updatedAt}_${last.orderId}` : textOf(body, 'next_key'),
    has_more: fit.length > page.length,
  };
}

function get({ world, body }: Call): Json {
  const order = world.shopOrders.get(textOf(body, 'order_id'));
  if (!order) throw new Refusal(BAD_ARGUMENT, 'order not found');
  return { order: shopOrderView(world, order) };
}

export const shopEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/channels/ec/order/list/get', token: ['shop'], run: list },
  { method: 'POST', path: '/channels/ec/order/get', token: ['shop'], run: get },
];
