import type { Context } from '../../../kernel/context.ts';
import type { ShareRow } from '../tables.ts';

type Named = Pick<ShareRow, 'id' | 'template_id' | 'staff_id' | 'customer_id' | 'expires_at'>;

const purpose = 'coupon-share';
const textOf = (it: Named): string => [it.id, it.template_id, it.staff_id, it.customer_id ?? '', it.expires_at].join('|');

/** A card's proof: it names the sharer, the template, for whom and until when, so that none of these can be changed on the way. */
export function writeShareToken(ctx: Pick<Context, 'sealing'>, it: Named): string {
  const text = textOf(it);
  return `${Buffer.from(text).toString('base64url')}.${ctx.sealing.sign(`${purpose}|${text}`)}`;
}

/** What a token of ours names; undefined for one we did not write. Whether it was used is the row's to say. */
export function readShareToken(ctx: Pick<Context, 'sealing'>, token: string): Named | undefined {
  const dot = token.indexOf('.');
  const text = Buffer.from(token.slice(0, Math.max(dot, 0)), 'base64url').toString();
  if (!ctx.sealing.isSigned(`${purpose}|${text}`, token.slice(dot + 1))) return undefined;
  const [id = '', template_id = '', staff_id = '', customer = '', expires = ''] = text.split('|');
  return { id, template_id, staff_id, customer_id: customer === '' ? null : customer, expires_at: Number(expires) };
}
