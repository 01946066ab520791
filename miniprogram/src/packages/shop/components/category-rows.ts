import type { Category } from '../../../shop/types';

export interface CategoryRows {
  top: readonly Category[];
  /** Below the one that is open; none when it has none. */
  below: readonly Category[];
  openId: string | undefined;
}

const inOrder = (categories: readonly Category[]): Category[] => [...categories].sort((a, b) => a.position - b.position);

/** Two rows at most: the shop's categories, and what is below the one that is open. A child whose parent is not told stands on top. */
export function categoryRows(categories: readonly Category[], chosen: string | undefined): CategoryRows {
  const isTop = ({ parentId }: Category): boolean => !categories.some(({ id }) => id === parentId);
  const one = categories.find(({ id }) => id === chosen);
  const openId = one && !isTop(one) ? (one.parentId ?? undefined) : one?.id;
  return {
    top: inOrder(categories.filter(isTop)),
    below: openId === undefined ? [] : inOrder(categories.filter(({ parentId }) => parentId === openId)),
    openId,
  };
}
