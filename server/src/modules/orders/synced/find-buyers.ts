import type { Context } from '../../../kernel/context.ts';
import { phoneKeys, recordArrivals } from '../../customers/index.ts';
import type { Arrival } from '../../customers/index.ts';
import { findLinks, keyText, listLinks } from '../../identity/index.ts';
import type { IdentityKey } from '../../identity/index.ts';
import { assignBuyers } from './rules/assign-buyers.ts';
import type { BuyerKey } from './rules/assign-buyers.ts';
import type { Buyer, SyncedOrder } from './synced-order.ts';

interface Keys {
  certain: IdentityKey[];
  phone: IdentityKey[];
}

function keysOf(ctx: Context, { unionid, openid, appId, phone }: Buyer): Keys {
  return {
    certain: [
      ...(unionid ? [{ kind: 'unionid' as const, appId: '', value: unionid }] : []),
      ...(openid && appId ? [{ kind: 'mini_openid' as const, appId, value: openid }] : []),
    ],
    phone: phone ? phoneKeys(ctx, phone) : [],
  };
}

const slotOf = ({ kind, appId }: IdentityKey): string => `${kind}|${appId}`;
const asBuyerKey = (key: IdentityKey): BuyerKey => ({ text: keyText(key), slot: slotOf(key) });

/** The customer of each of these orders, made where nobody is known; null where nothing tells who bought. In the caller's transaction. */
export async function findBuyers(ctx: Context, orders: readonly SyncedOrder[]): Promise<(string | null)[]> {
  const keys = orders.map((order) => keysOf(ctx, order.buyer));
  const byText = new Map(keys.flatMap(({ certain, phone }) => [...certain, ...phone]).map((key) => [keyText(key), key]));
  const links = await findLinks(ctx, [...byText.values()]);
  const owners = new Map(links.map((link) => [keyText(link), link.customerId]));
  const held = new Map<string, Set<string>>();
  for (const link of await listLinks(ctx, [...new Set(owners.values())]))
    held.set(link.customerId, (held.get(link.customerId) ?? new Set()).add(slotOf(link)));

  const assigned = assignBuyers(
    keys.map(({ certain, phone }) => ({ certain: certain.map(asBuyerKey), phone: phone.map(asBuyerKey) })),
    owners,
    held,
  );
  const arrivals: Arrival[] = [];
  const places: number[] = [];
  for (const [at, { keys: texts, isNew }] of assigned.entries()) {
    const order = orders[at];
    if (!order || texts.length === 0) continue;
    const own = texts.flatMap((text) => byText.get(text) ?? []);
    arrivals.push(toArrival(ctx, order, own, isNew));
    places.push(at);
  }
  const arrived = await recordArrivals(ctx, arrivals);
  const found = new Map(places.map((at, nth) => [at, arrived[nth]?.customerId ?? null]));
  return orders.map((_, at) => found.get(at) ?? null);
}

/** Of somebody known an order tells nothing new. */
function toArrival(ctx: Context, { buyer, createdAt }: SyncedOrder, keys: IdentityKey[], isNew: boolean): Arrival {
  const at = Math.min(createdAt, ctx.clock.now());
  const withPhone = isNew && buyer.phone !== undefined && keys.some((key) => key.kind === 'phone');
  return {
    ...{ keys, at },
    ...(isNew && buyer.name ? { name: { text: buyer.name, rank: 'wecom' } } : {}),
    ...(withPhone ? { phone: buyer.phone } : {}),
  };
}
