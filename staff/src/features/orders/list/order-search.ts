import type { OrderKind, OrderRefundState } from '@lianke/shared';
import { orderKinds, orderRefundStates } from '@lianke/shared';
import type { Input } from '@lianke/shared/api';
import { dayEnd, dayStart } from '../../customers/filter/instants.ts';
import { storedOrderNo } from '../order-no.ts';

/** As people think of it: an order nobody paid yet is one thing, whether paying began or not. */
export const stateChoices = ['unpaid', 'paid', 'shipped', 'completed', 'closed'] as const;
export type StateChoice = (typeof stateChoices)[number];
export const refundChoices = orderRefundStates.filter((it) => it !== 'none');

export interface OrderSearch {
  number: string;
  state: StateChoice | null;
  refund: OrderRefundState | null;
  kind: OrderKind | null;
  source: string | null;
  customerId: string | null;
  /** Business days in China. */
  from: string | null;
  until: string | null;
}

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | null => all.find((it) => it === text) ?? null;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const day = (text: string | null): string | null => (text && dayPattern.test(text) ? text : null);

export function readOrderSearch(params: URLSearchParams): OrderSearch {
  return {
    number: (params.get('q') ?? '').trim().slice(0, 64),
    state: oneOf(stateChoices, params.get('state')),
    refund: oneOf(refundChoices, params.get('refund')),
    kind: oneOf(orderKinds, params.get('kind')),
    source: params.get('source')?.slice(0, 80) || null,
    customerId: params.get('customer')?.slice(0, 64) || null,
    from: day(params.get('from')),
    until: day(params.get('until')),
  };
}

/** What is not asked for is left out, so that the plain list has the plain address. */
export function writeOrderSearch({ number, customerId, ...rest }: OrderSearch): URLSearchParams {
  const params = new URLSearchParams();
  const all = { q: number, ...rest, customer: customerId };
  for (const [key, value] of Object.entries(all)) if (value) params.set(key, value);
  return params;
}

export const isFiltered = (search: OrderSearch): boolean => writeOrderSearch(search).size > 0;

export function toOrdersInput(it: OrderSearch): Input<'staff.orders.list'> {
  return {
    ...(it.state ? { states: it.state === 'unpaid' ? ['created', 'paying'] : [it.state] } : {}),
    ...(it.refund ? { refundStates: [it.refund] } : {}),
    ...(it.kind ? { kinds: [it.kind] } : {}),
    ...(it.source ? { source: it.source } : {}),
    ...(it.number ? { number: storedOrderNo(it.number) } : {}),
    ...(it.customerId ? { customerId: it.customerId } : {}),
    ...(it.from ? { from: dayStart(it.from) } : {}),
    ...(it.until ? { until: dayEnd(it.until) } : {}),
  };
}
