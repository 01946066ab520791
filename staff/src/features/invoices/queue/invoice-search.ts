import type { CheckResult, InvoiceRequestState, InvoiceType } from '@lianke/shared';
import { checkResults, invoiceRequestStates, invoiceTypes } from '@lianke/shared';
import { dayEnd, dayStart } from '../../customers/filter/instants.ts';
import { storedOrderNo } from '../../orders/order-no.ts';
import type { ListInput } from '../api.ts';

export interface InvoiceSearch {
  /** Null: every state. */
  state: InvoiceRequestState | null;
  text: string;
  type: InvoiceType | null;
  sellerId: string | null;
  check: CheckResult | null;
  blocked: boolean;
  from: string | null;
  until: string | null;
}

const first: InvoiceRequestState = 'requested';
const every = 'all';
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const oneOf = <T extends string>(all: readonly T[], text: string | null): T | null => all.find((it) => it === text) ?? null;
const day = (text: string | null): string | null => (text && dayPattern.test(text) ? text : null);

/** What waits for a person comes first: the plain address shows what is to review. */
export function readInvoiceSearch(params: URLSearchParams): InvoiceSearch {
  const state = params.get('state');
  return {
    state: state === every ? null : (oneOf(invoiceRequestStates, state) ?? first),
    text: (params.get('q') ?? '').trim().slice(0, 64),
    type: oneOf(invoiceTypes, params.get('type')),
    sellerId: params.get('seller')?.slice(0, 64) || null,
    check: oneOf(checkResults, params.get('check')),
    blocked: params.get('blocked') === '1',
    from: day(params.get('from')),
    until: day(params.get('until')),
  };
}

export function writeInvoiceSearch(it: InvoiceSearch): URLSearchParams {
  const params = new URLSearchParams();
  const all = {
    state: it.state === first ? null : (it.state ?? every),
    q: it.text,
    type: it.type,
    seller: it.sellerId,
    check: it.check,
    blocked: it.blocked ? '1' : null,
    from: it.from,
    until: it.until,
  };
  for (const [key, value] of Object.entries(all)) if (value) params.set(key, value);
  return params;
}

/** Whether it asks for less than all of its state. */
export const isNarrowed = (it: InvoiceSearch): boolean => writeInvoiceSearch({ ...it, state: first }).size > 0;

export const toListInput = (it: InvoiceSearch): ListInput => ({
  ...(it.state ? { states: [it.state] } : {}),
  ...(it.type ? { type: it.type } : {}),
  ...(it.sellerId ? { sellerId: it.sellerId } : {}),
  ...(it.check ? { check: it.check } : {}),
  ...(it.blocked ? { blocked: true } : {}),
  ...(it.text ? { search: storedOrderNo(it.text) } : {}),
  ...(it.from ? { from: dayStart(it.from) } : {}),
  ...(it.until ? { until: dayEnd(it.until) } : {}),
});
