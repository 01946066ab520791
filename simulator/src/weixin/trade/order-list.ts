import type { Call } from '../../http/endpoint.ts';
import { Refusal } from '../../http/endpoint.ts';
import type { Json } from '../../http/fields.ts';
import { numberOf, objectOf, textOf } from '../../http/fields.ts';
import type { World } from '../../world/world.ts';
import { idsOf, knownHere, transactionNamed } from './find-transaction.ts';
import { seededView, stateOf, tradeView } from './trade-view.ts';

const MOST = 100;

interface Wanted {
  begin: number;
  end: number;
  state: number | undefined;
  openid: string;
}

interface Entry {
  /** Where to go on. */
  next: number;
  paidAt: number;
  state: number;
  openid: string;
  view(): Json;
}

/** Made-up orders first, by number, then real ones in the order they were placed. How the real list is sorted is not known. */
function* entriesFrom(world: World, position: number, wanted: Wanted): Generator<Entry> {
  const { miniOrders, pay } = world;
  const seeded = miniOrders.count();
  for (let index = Math.max(position, miniOrders.firstFrom(wanted.begin)); index < seeded; index += 1) {
    const order = miniOrders.at(index);
    if (order.paidAt > wanted.end) break;
    yield { next: index + 1, paidAt: order.paidAt, state: order.state, openid: order.openid, view: () => seededView(order) };
  }
  let at = seeded;
  for (const transaction of pay.ledger.all()) {
    at += 1;
    if (at <= position || !knownHere(world, transaction)) continue;
    yield {
      next: at,
      paidAt: transaction.paidAt,
      state: stateOf(transaction),
      openid: transaction.openid,
      view: () => tradeView(transaction),
    };
  }
}

const fits = (entry: Entry, wanted: Wanted): boolean =>
  entry.paidAt >= wanted.begin &&
  entry.paidAt <= wanted.end &&
  (wanted.state === undefined || entry.state === wanted.state) &&
  (wanted.openid === '' || entry.openid === wanted.openid);

function readWanted(body: Json): Wanted {
  const range = objectOf(body, 'pay_time_range');
  const begin = (numberOf(range, 'begin_time') ?? 0) * 1000;
  const end = (numberOf(range, 'end_time') ?? 9_999_999_999) * 1000 + 999;
  if (begin > end) throw new Refusal(10060014, '参数错误');
  return { begin, end, state: numberOf(body, 'order_state'), openid: textOf(body, 'openid') };
}

export function listOrders({ world, body }: Call): Json {
  const wanted = readWanted(body);
  const size = numberOf(body, 'page_size') ?? MOST;
  const last = textOf(body, 'last_index');
  if (!Number.isInteger(size) || size < 1 || size > MOST) throw new Refusal(10060014, '参数错误');
  if (last && !/^\d{1,12}$/.test(last)) throw new Refusal(10060011, 'last_index 非法');
  const list: Json[] = [];
  let lastIndex = last;
  let more = false;
  for (const entry of entriesFrom(world, Number(last || 0), wanted)) {
    if (!fits(entry, wanted)) continue;
    if (list.length === size) {
      more = true;
      break;
    }
    list.push(entry.view());
    lastIndex = String(entry.next);
  }
  return { order_list: list, last_index: lastIndex, has_more: more };
}

export function getOrder({ world, body }: Call): Json {
  const ids = idsOf(body);
  const seeded = world.miniOrders.find(ids);
  return { order: seeded ? seededView(seeded) : tradeView(transactionNamed(world, ids)) };
}
