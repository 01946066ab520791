import { formatFen } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { AuditChange } from '../../../kernel/audit.ts';

type Goods = Output<'staff.catalog.get'>['goods'];

/** What an edit of goods changed, for the record: what is written, what it costs, what is taxed. */
export function whatChanged(before: Goods, after: Goods): AuditChange[] {
  const was = facts(before);
  const is = facts(after);
  const fields = new Set([...was.keys(), ...is.keys()]);
  return [...fields]
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((it) => it.before !== it.after);
}

const facts = (it: Goods): Map<string, string | null> =>
  new Map([
    ['title', it.title],
    ['subtitle', it.subtitle],
    ['categoryId', it.categoryId],
    ['images', String(it.images.length)],
    ['delivery', `${it.delivery.express ? 'express' : ''} ${it.delivery.pickup ? 'pickup' : ''}`.trim()],
    ['taxCode', it.taxCode],
    ['taxRateBps', it.taxRateBps === null ? null : String(it.taxRateBps)],
    ...it.skus.map((sku): [string, string] => [`sku ${sku.id}`, `${sku.spec} ${formatFen(sku.priceFen)} ${sku.code}`.trim()]),
  ]);
