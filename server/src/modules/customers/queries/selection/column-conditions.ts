import { chinaOffsetMs } from '@lianke/shared';
import type { Knex } from 'knex';
import type { Context } from '../../../../kernel/context.ts';
import { invalid, numberOf, textOf, textsOf } from './condition.ts';
import type { Condition } from './condition.ts';

const comparisons: Record<string, string> = { is: '=', gte: '>=', lte: '<=' };

/** Text by equality or beginning, both of which an index answers. `blank` is how "nothing" is stored. */
export function addText(query: Knex.QueryBuilder, column: string, condition: Condition, blank: '' | null): void {
  switch (condition.op) {
    case 'is':
      return void query.where(column, textOf(condition));
    case 'in':
      return void query.whereIn(column, textsOf(condition));
    case 'starts_with':
      return void query.where(column, '>=', textOf(condition)).where(column, '<', `${textOf(condition)}\u{10ffff}`);
    case 'empty':
      return void (blank === null ? query.whereNull(column) : query.where(column, blank));
    case 'not_empty':
      return void (blank === null ? query.whereNotNull(column) : query.whereNot(column, blank));
    default:
      throw invalid(condition);
  }
}

export function addNumber(query: Knex.QueryBuilder, column: string, condition: Condition): void {
  if (condition.op === 'in') return void query.whereIn(column, textsOf(condition).map(Number).filter(Number.isSafeInteger));
  const comparison = comparisons[condition.op];
  if (!comparison) throw invalid(condition);
  void query.where(column, comparison, numberOf(condition));
}

const day = 86_400_000;

/** Instants, where 0 means never; `within_days` counts calendar days in China, today included. */
export function addInstant(ctx: Pick<Context, 'clock'>, query: Knex.QueryBuilder, column: string, condition: Condition): void {
  const daysAgo = (days: number): number => (Math.floor((ctx.clock.now() + chinaOffsetMs) / day) - days + 1) * day - chinaOffsetMs;
  switch (condition.op) {
    case 'within_days':
      return void query.where(column, '>=', daysAgo(numberOf(condition)));
    case 'not_within_days':
      return void query.where(column, '<', daysAgo(numberOf(condition)));
    case 'empty':
      return void query.where(column, 0);
    case 'not_empty':
      return void query.where(column, '>', 0);
    case 'gte':
      return void query.where(column, '>=', numberOf(condition));
    case 'lte':
      return void query.where(column, '<=', numberOf(condition)).where(column, '>', 0);
    default:
      throw invalid(condition);
  }
}
