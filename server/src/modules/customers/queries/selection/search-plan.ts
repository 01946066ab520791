import type { Knex } from 'knex';

/** Either the ids a search found, or conditions for words so common that looking through the list in order is quicker. */
export interface SearchPlan {
  ids: string[];
  wide: ((where: Knex.QueryBuilder) => void)[];
  complete: boolean;
}

/** More hits than this are not gathered: they become a condition, or the list says "at least". */
export const mostGathered = 2_000;
