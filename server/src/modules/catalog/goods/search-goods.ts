import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';

const mostWords = 5;

/** `%` and `_` in what somebody typed are letters. */
const containing = (text: string): string => `%${text.toLowerCase().replace(/[!%_]/g, (it) => `!${it}`)}%`;

/** Narrows goods to those whose title has every word, or one of whose variants has the whole as part of its code. */
export function matchWords(
  ctx: Pick<Context, 'db'>,
  query: Knex.QueryBuilder,
  text: string | undefined,
  { codes }: { codes: boolean },
): void {
  const words = (text ?? '').split(/\s+/).filter(Boolean).slice(0, mostWords);
  if (words.length === 0) return;
  void query.where((where) => {
    void where.where((title) => words.forEach((word) => void title.whereRaw("lower(title) like ? escape '!'", [containing(word)])));
    if (!codes) return;
    const byCode = ctx
      .db('skus')
      .where({ withdrawn: 0 })
      .whereRaw("lower(code) like ? escape '!'", [containing(words.join(' '))]);
    void where.orWhereIn('id', byCode.select('spu_id'));
  });
}

/** Narrows goods to a category and those below it. */
export function inCategory(ctx: Pick<Context, 'db'>, query: Knex.QueryBuilder, categoryId: string | undefined): void {
  if (categoryId === undefined) return;
  const below = ctx.db('goods_categories').where({ parent_id: categoryId }).select('id');
  void query.where((where) => void where.where('category_id', categoryId).orWhereIn('category_id', below));
}
