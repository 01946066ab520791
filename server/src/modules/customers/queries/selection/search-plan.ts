import type { Knex } from 'knex';

/** What a search found: ids, or conditions for words so common that looking through the list in order is quicker, or one piece of names. */
export interface SearchPlan {
  ids: string[];
  wide: ((where: Knex.QueryBuilder) => void)[];
  complete: boolean;
  /** Everybody with this piece in their name, and how many they are; found in the database when they are wanted. */
  piece?: { gram: string; count: number };
}

/** More hits than this are not gathered: they become a condition, or the list says "at least". */
export const mostGathered = 2_000;
