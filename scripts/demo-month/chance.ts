/** The same month every time: chance from a seed. */
export function createChance(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    /** True in so many of a hundred cases. */
    percent: (of: number): boolean => next() * 100 < of,
    below: (limit: number): number => Math.floor(next() * limit),
    oneOf<T>(all: readonly T[]): T {
      const found = all[Math.floor(next() * all.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
  };
}

export type Chance = ReturnType<typeof createChance>;
