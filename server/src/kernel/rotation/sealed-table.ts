import type { Context } from '../context.ts';

export type StoredRow = Readonly<Record<string, unknown>>;
export type Change = Record<string, string | null>;

/**
 * What a module says about a table of its own that holds sealed values or look-up hashes. Collected in app/sealed-tables.ts; a test finds every
 * such column of the schema there, so that a rotation of the keys forgets none.
 */
export interface SealedTable {
  table: string;
  /** The primary key, in its order. */
  key: readonly string[];
  /** Sealed column → the place it was sealed as. */
  sealed: Readonly<Record<string, (row: StoredRow) => string>>;
  /** Columns that hold look-up hashes. */
  hashes?: readonly string[];
  /** Only rows with these values matter. */
  only?: Readonly<Record<string, readonly string[]>>;
  /** Further columns `rehash` needs. */
  needs?: readonly string[];
  /**
   * The look-up hashes under the newest key. `opened` is sealed column → text, without those that are null. Hashes left out stay as they are;
   * 'unknown' means that what was hashed is not to be found, so the old key is still needed for this row.
   */
  rehash?: (ctx: Context, row: StoredRow, opened: Readonly<Record<string, string>>) => Change | 'unknown' | Promise<Change | 'unknown'>;
  /** Rows whose hash cannot be made anew are removed by themselves before long: they are named, but keep no old key alive. */
  passing?: boolean;
  /** Sealed values inside a sealed text (a snapshot of a record): the text with them sealed anew. */
  inside?: (ctx: Context, text: string) => string;
  /** When the row's new key is taken by another row: whether that row says the same, so that this one may go. */
  sameAs?: (row: StoredRow, other: StoredRow) => boolean;
}

/** Sealed under the newest key; the very same text if it is already. */
export function sealedAnew(
  ctx: Pick<Context, 'sealing'>,
  sealed: string,
  place: string,
  inside: (text: string) => string = (text) => text,
): string {
  const text = ctx.sealing.open(sealed, place);
  const now = inside(text);
  return now === text && ctx.sealing.isCurrent(sealed) ? sealed : ctx.sealing.seal(now, place);
}
