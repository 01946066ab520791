import { formatChinaDay } from '@lianke/shared';

export const periods = ['today', 'week', 'month', 'all', 'custom'] as const;
export type Period = (typeof periods)[number];

/** What the address says about a page of the record. Days are China's, `2026-11-22`, both ends included. */
export interface AuditSearch {
  period: Period;
  from: string | null;
  to: string | null;
  staffId: string | null;
  action: string | null;
  customerId: string | null;
}

const day = 86_400_000;
const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const id = (text: string | null, prefix: string): string | null => (text?.startsWith(`${prefix}_`) && text.length <= 64 ? text : null);

export function readSearch(params: URLSearchParams): AuditSearch {
  const [from, to] = [params.get('from'), params.get('to')];
  const action = params.get('action');
  return {
    period: periods.find((it) => it === params.get('time')) ?? 'week',
    from: isDay(from) ? from : null,
    to: isDay(to) ? to : null,
    staffId: id(params.get('staff'), 'stf'),
    action: action && action.length <= 64 ? action : null,
    customerId: id(params.get('customer'), 'cus'),
  };
}

export function writeSearch(search: AuditSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (search.period !== 'week') params.set('time', search.period);
  const rest = { from: search.from, to: search.to, staff: search.staffId, action: search.action, customer: search.customerId };
  for (const [key, value] of Object.entries(rest)) if (value) params.set(key, value);
  return params;
}

const startOf = (chinaDay: string): number => Date.parse(`${chinaDay}T00:00:00+08:00`);

/** The period as instants. Its start stays the same all day, so that a page does not ask anew with every tick of the clock. */
export function toRange(search: Pick<AuditSearch, 'period' | 'from' | 'to'>, now: number): { from?: number; to?: number } {
  const today = startOf(formatChinaDay(now));
  if (search.period === 'today') return { from: today };
  if (search.period === 'week') return { from: today - 6 * day };
  if (search.period === 'month') return { from: today - 29 * day };
  if (search.period === 'all') return {};
  return {
    ...(search.from ? { from: startOf(search.from) } : {}),
    ...(search.to ? { to: startOf(search.to) + day - 1 } : {}),
  };
}
