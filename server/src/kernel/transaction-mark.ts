import { AsyncLocalStorage } from 'node:async_hooks';

/** Knows whether the current call chain is inside a database transaction. Used only to refuse network calls there (architecture §5). */
const mark = new AsyncLocalStorage<true>();

export const markedAsTransaction = <T>(run: () => Promise<T>): Promise<T> => mark.run(true, run);

/** Throws when called inside a transaction: a slow platform would hold row locks, and on SQLite stop everybody. */
export function assertOutsideTransaction(what: string): void {
  if (mark.getStore()) throw new Error(`${what} was called inside a transaction; ask the platform before or after it`);
}
