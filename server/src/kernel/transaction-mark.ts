import { AsyncLocalStorage } from 'node:async_hooks';

const mark = new AsyncLocalStorage<true>();
let watching = false;

/** Has network calls inside transactions refused from now on. Everywhere but in production: following every call chain costs a fifth of a request. */
export const watchTransactions = (): void => void (watching = true);

export const markedAsTransaction = <T>(run: () => Promise<T>): Promise<T> => (watching ? mark.run(true, run) : run());

/** Throws when called inside a transaction: a slow platform would hold row locks, and on SQLite stop everybody (architecture §5). */
export function assertOutsideTransaction(what: string): void {
  if (watching && mark.getStore()) throw new Error(`${what} was called inside a transaction; ask the platform before or after it`);
}
