/** Small shared facts with a life time (tokens, tickets, locks). Memory in one process, Redis across several; may be lost at any time. */
export interface KeyValue {
  /** True while the store is known not to answer: limits and hints are then left out instead of waited for. */
  away?(): boolean;
  get(key: string): Promise<string | undefined>;
  /** How long the value still lives, ms; undefined when there is none. */
  remaining(key: string): Promise<number | undefined>;
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** True when this call stored the value, false when one was there already. */
  setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** Deletes only if the stored value is still this one: releasing a lock, dropping a token that was seen to be bad. */
  deleteIfEqual(key: string, value: string): Promise<boolean>;
  /** Adds `by` (one) and returns the new count; the first call starts a window of ttlMs. */
  increment(key: string, ttlMs: number, by?: number): Promise<number>;
}
