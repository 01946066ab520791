import type { IdentityKind } from '@lianke/shared';
import type { Context } from '../context.ts';

/** Everything the product knows one human being by, gathered before anything is erased. */
export interface Person {
  /** Every record of theirs, the one in force first. */
  customerIds: readonly string[];
  /** What the platforms call them; phone values are keyed hashes. */
  identities: readonly { kind: IdentityKind; appId: string; value: string }[];
}

/** One kind of data about a person: how much there is, and how it goes away. */
export interface Holding {
  /** As the person reads it on the receipt. */
  what: string;
  /** The tables this answers for. */
  tables: readonly string[];
  count(ctx: Context, person: Person): Promise<number>;
  /** In the deletion's transaction; must leave nothing of the person behind. */
  erase(ctx: Context, person: Person): Promise<unknown>;
}

/** A table of a person's copy: readable rows for them, and the same as data for machines. */
export interface ExportSection {
  key: string;
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  data: unknown;
  /** A data: address shown above the rows. */
  picture?: string | undefined;
}

/** What stays after a deletion, until when (null: as long as the shop keeps its books of record) and by which law. */
export interface Kept {
  what: string;
  count: number;
  until: number | null;
  law: string;
}

/** What a module contributes so that a person can read, take along and erase what it holds about them; collected in app/modules.ts. */
export interface PrivacyPart {
  name: string;
  holdings: readonly Holding[];
  /** Tables that name persons but hold nothing to erase: table → why. */
  exempt?: Readonly<Record<string, string>>;
  exportFor?(ctx: Context, person: Person): Promise<ExportSection[]>;
  keptFor?(ctx: Context, person: Person): Promise<Kept[]>;
  /** Erases what is too long to be searched in a transaction; runs before it, may run again. */
  sweep?(ctx: Context, person: Person): Promise<{ what: string; count: number }[]>;
}

/** A holding that is rows of one table about the person's records. */
export const rowsAbout = (what: string, table: string, columns: readonly string[] = ['customer_id']): Holding => ({
  what,
  tables: [table],
  count: async (ctx, { customerIds }) => {
    const query = ctx.db(table).where((where) => columns.forEach((column) => void where.orWhereIn(column, [...customerIds])));
    return Number(((await query.count({ count: '*' }).first()) as { count: number | string }).count);
  },
  erase: (ctx, { customerIds }) =>
    ctx
      .db(table)
      .where((where) => columns.forEach((column) => void where.orWhereIn(column, [...customerIds])))
      .delete(),
});

/** What the platforms call them in clear: text to look for. Phone values are hashes already. */
export const namesOf = ({ identities }: Person): string[] =>
  identities.filter((it) => it.kind !== 'phone' && it.kind !== 'typed_phone').map((it) => it.value);

/** The person's names on these platforms, as (app, value) pairs. */
export const identitiesOf = (person: Person, ...kinds: IdentityKind[]): Person['identities'] =>
  person.identities.filter((identity) => kinds.includes(identity.kind));
