import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Context } from '../context.ts';

/**
 * Where the chain ends. `keys` are the secrets the chain is hashed with, each from its first entry on, sealed under DATA_KEYS: a copy of the
 * database cannot make or mend a chain, and rotating DATA_KEYS seals them anew without touching an entry.
 */
export interface Head {
  seq: number;
  hash: string;
  /** When the last entry was added, ms. */
  at: number;
  /** Rows up to this id are older than the proofs and were taken as they were when the chain began. */
  adopted: string | null;
  keys: readonly { from: number; sealed: string }[];
}

type Needed = Pick<Context, 'db' | 'sealing' | 'clock'>;
const place = { name: 'head' };
const keyPlace = (from: number): string => `audit.chain-key.${from}`;

/** The head and the exact text it is stored as, which a move must still find. */
export async function readHead(ctx: Pick<Context, 'db'>): Promise<{ head: Head; mac: string; stored: string } | undefined> {
  const row = await ctx.db<{ name: string; value: string }>('audit_state').where(place).first();
  if (!row) return undefined;
  const { mac, ...head } = JSON.parse(row.value) as Head & { mac: string };
  return { head, mac, stored: row.value };
}

/** Begins the chain. A unique violation means that somebody else did. */
export async function insertHead(ctx: Needed, adopted: string | null): Promise<void> {
  const head: Head = { seq: 0, hash: '', at: ctx.clock.now(), adopted, keys: [newKey(ctx, 1)] };
  await ctx.db('audit_state').insert({ ...place, value: headText(ctx, head) });
}

/** Moves the head if nobody else has meanwhile; false when somebody has. */
export async function moveHead(ctx: Needed, from: string, to: Head): Promise<boolean> {
  const moved = await ctx
    .db('audit_state')
    .where({ ...place, value: from })
    .update({ value: headText(ctx, to) });
  return moved === 1;
}

/** A fresh secret for the entries from `from` on. */
export const newKey = (ctx: Pick<Context, 'sealing'>, from: number): Head['keys'][number] => ({
  from,
  sealed: ctx.sealing.seal(randomBytes(32).toString('base64url'), keyPlace(from)),
});

/** The same secret under the newest data key. */
export const sealKeyAnew = (ctx: Pick<Context, 'sealing'>, key: Head['keys'][number]): Head['keys'][number] => ({
  from: key.from,
  sealed: ctx.sealing.seal(ctx.sealing.open(key.sealed, keyPlace(key.from)), keyPlace(key.from)),
});

/** Hashes entries; throws when a key of the chain cannot be opened. */
export function createChainHash(ctx: Pick<Context, 'sealing'>, keys: Head['keys']): (seq: number, previous: string, row: string) => string {
  const opened = openKeys(ctx, keys);
  const keyAt = (seq: number): KeyObject => {
    const entry = opened.findLast((it) => it.from <= seq);
    if (!entry) throw new Error(`no chain key for entry ${seq}`);
    return entry.key;
  };
  return (seq, previous, row) => createHmac('sha256', keyAt(seq)).update(`${seq}\n${previous}\n${row}`).digest('base64url');
}

/** Keyed proof of the head, so that it cannot be set to another place by whoever has the database only. */
export function headMac(ctx: Pick<Context, 'sealing'>, head: Head): string {
  const newest = openKeys(ctx, head.keys).at(-1);
  if (!newest) throw new Error('the chain has no key');
  const { seq, hash, at, adopted, keys } = head;
  return createHmac('sha256', newest.key)
    .update(JSON.stringify(['head', seq, hash, at, adopted, keys]))
    .digest('base64url');
}

const headText = (ctx: Pick<Context, 'sealing'>, head: Head): string => JSON.stringify({ ...head, mac: headMac(ctx, head) });

const openKeys = (ctx: Pick<Context, 'sealing'>, keys: Head['keys']): { from: number; key: KeyObject }[] =>
  keys.map(({ from, sealed }) => ({
    from,
    key: createSecretKey(Buffer.from(ctx.sealing.open(sealed, keyPlace(from)), 'base64url')),
  }));
