export interface Clock {
  now(): number;
  seconds(): number;
  advance(ms: number): void;
}

export function createClock(): Clock {
  let offset = 0;
  const now = () => Date.now() + offset;
  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    advance: (ms) => {
      offset += ms;
    },
  };
}
