import { maskTaxId } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { titleOf } from '../tables.ts';
import type { RequestRow } from '../tables.ts';

type ShownTitle = Output<'staff.invoices.get'>['request']['title'];

/** Whoever issues reads titles whole, and so does the customer; everybody else a company's name, and that there is a number. */
export function toShownTitle(ctx: Pick<Context, 'actor' | 'sealing'>, row: RequestRow): ShownTitle {
  const title = titleOf(ctx, row);
  if (ctx.actor.kind !== 'staff' || ctx.actor.permissions.includes('invoices.issue')) return title;
  const hidden = { address: '', phone: '', bank: '', account: '' };
  return { kind: row.title_kind, name: row.title_shown, taxNo: title.taxNo === '' ? '' : maskTaxId(title.taxNo), ...hidden };
}
