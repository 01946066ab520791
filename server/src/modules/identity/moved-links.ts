import type { IdentityKind } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';

/** A link as it was when its customer was merged into another. */
export interface MovedLink {
  kind: IdentityKind;
  app_id: string;
  value: string;
  origin_customer_id: string;
  linked_at: number;
}

const hashed: readonly IdentityKind[] = ['phone', 'typed_phone'];

/** The links of a customer, to be noted before they move. */
export async function listMovedLinks(ctx: Context, customerId: string): Promise<MovedLink[]> {
  return ctx.db('identities').where({ customer_id: customerId }).select('kind', 'app_id', 'value', 'origin_customer_id', 'linked_at');
}

/**
 * Moves those of the noted links that are still there back; links made or removed since stay so. Answers what moved back.
 * A phone number's hash may have been made anew under a newer key: it is known by where and when it came.
 */
export async function moveLinksBack(ctx: Context, from: string, to: string, moved: readonly MovedLink[]): Promise<MovedLink[]> {
  const back = (await listMovedLinks(ctx, from)).filter((link) =>
    moved.some(
      (it) =>
        it.kind === link.kind &&
        it.app_id === link.app_id &&
        it.linked_at === link.linked_at &&
        it.origin_customer_id === link.origin_customer_id &&
        (it.value === link.value || hashed.includes(it.kind)),
    ),
  );
  for (const { kind, app_id, value } of back) await ctx.db('identities').where({ kind, app_id, value }).update({ customer_id: to });
  return back;
}
