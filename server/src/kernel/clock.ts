/** Where time comes from. Domain code never calls Date.now(), so that a test can hold time still. */
export interface Clock {
  /** Epoch milliseconds, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
