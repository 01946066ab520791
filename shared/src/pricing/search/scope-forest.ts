/**
 * The scopes of the coupons, narrow ones below the wider ones that they overlap. What coupons can take from a scope is limited by what its
 * goods cost; what those of a scope and all below it can take together is limited by what all those goods cost. That keeps the bound of the
 * search from promising the same fen twice.
 */
export interface ScopeForest {
  /** Parts of each scope itself. */
  scopes: number[][];
  /** Parts of each scope and all below it. */
  covers: number[][];
  /** The wider scope above; -1: none. */
  above: number[];
}

/** `scopes` ascending in size. */
export function scopeForest(scopes: number[][]): ScopeForest {
  const above = scopes.map(() => -1);
  const covers: number[][] = [];
  scopes.forEach((scope, at) => {
    const cover = new Set(scope);
    for (let below = 0; below < at; below++) {
      if (above[below] !== -1 || !covers[below]!.some((part) => scope.includes(part))) continue;
      above[below] = at;
      covers[below]!.forEach((part) => cover.add(part));
    }
    covers.push([...cover]);
  });
  return { scopes, covers, above };
}
