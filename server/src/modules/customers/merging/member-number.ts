import type { Context } from '../../../kernel/context.ts';
import type { CustomerRow } from '../tables.ts';

/** The record whose member number the customer has seen: the one that was opened in the mini-program. */
export const shownNumber = (kept: CustomerRow, lost: CustomerRow): CustomerRow =>
  lost.reach_mini === 1 && kept.reach_mini === 0 ? lost : kept;

type Numbered = Pick<CustomerRow, 'id' | 'member_no'>;

/** Two records exchange their numbers, by way of a third, since numbers are unique. */
export async function exchangeNumbers(ctx: Context, one: Numbered, other: Numbered): Promise<void> {
  const renumber = (id: string, member_no: string): PromiseLike<unknown> => ctx.db('customers').where({ id }).update({ member_no });
  await renumber(other.id, `x${ctx.ids.digits(11)}`);
  await renumber(one.id, other.member_no);
  await renumber(other.id, one.member_no);
}
