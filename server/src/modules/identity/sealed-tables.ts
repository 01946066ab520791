import type { Context } from '../../kernel/context.ts';
import type { Change, SealedTable } from '../../kernel/rotation/sealed-table.ts';
import { identityPlace } from './links.ts';

interface Numbers {
  /** What a number's look-up hash is for. */
  purpose: string;
  /** Numbers these customers have or had, for links from before the number was kept beside its hash. */
  of(ctx: Context, customerIds: readonly string[]): Promise<string[]>;
}

/** Links by phone number: the hash is part of the primary key, so the row moves. */
export const identitySealedTables = (numbers: Numbers): readonly SealedTable[] => [
  {
    table: 'identities',
    key: ['kind', 'app_id', 'value'],
    only: { kind: ['phone', 'typed_phone'] },
    needs: ['customer_id', 'origin_customer_id'],
    sealed: { value_sealed: () => identityPlace },
    hashes: ['value'],
    async rehash(ctx, row, opened): Promise<Change | 'unknown'> {
      const hashes = (number: string): string[] => ctx.sealing.blindIndexes(number, numbers.purpose);
      const known = opened.value_sealed;
      if (known !== undefined) return { value: hashes(known)[0] ?? null };
      const candidates = await numbers.of(ctx, [String(row.customer_id), String(row.origin_customer_id)]);
      const number = candidates.find((it) => hashes(it).includes(String(row.value)));
      if (number === undefined) return 'unknown';
      return { value: hashes(number)[0] ?? null, value_sealed: ctx.sealing.seal(number, identityPlace) };
    },
    sameAs: (row, other) => row.customer_id === other.customer_id,
  },
];
