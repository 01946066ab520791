import type { Selected } from '../selection/selection.ts';

const mostFew = 1_000;

/**
 * The ids a narrow selection means, or undefined when it means many. Asked without an order: a planner that is asked for the first twenty in
 * an order walks that order, and for a rare combination walks all of it. What is found is then ordered by itself, and counted for free.
 */
export async function findFew(selected: Selected): Promise<string[] | undefined> {
  const ids = await selected.query
    .clone()
    .limit(mostFew + 1)
    .pluck<string[]>('customers.id');
  return ids.length > mostFew ? undefined : ids;
}
