import type { IdentityKind } from '@lianke/shared';
import type { Knex } from 'knex';
import type { Context } from '../../kernel/context.ts';
import { insertRows } from '../../kernel/db/insert-rows.ts';

/** One platform's name for a person. `appId` is '' for unionid and phone, which mean the same everywhere. Phone values are blind indexes. */
export interface IdentityKey {
  kind: IdentityKind;
  appId: string;
  value: string;
  /** The number behind a blind index, sealed as `identityPlace`: so that a rotation of the keys can make the index anew. */
  sealed?: string;
}

/** Place of the sealed number of a phone identity. */
export const identityPlace = 'identity.phone';

export interface IdentityLink extends IdentityKey {
  customerId: string;
  linkedAt: number;
}

interface Row {
  kind: IdentityKind;
  app_id: string;
  value: string;
  customer_id: string;
  origin_customer_id: string;
  linked_at: number;
}

const toLink = (row: Row): IdentityLink => ({
  kind: row.kind,
  appId: row.app_id,
  value: row.value,
  customerId: row.customer_id,
  linkedAt: row.linked_at,
});

/** A key as one comparable text. */
export const keyText = (key: IdentityKey): string => `${key.kind}|${key.appId}|${key.value}`;

/** Which of these keys are linked already. One indexed look-up per (kind, app) among them. */
export async function findLinks(ctx: Context, keys: readonly IdentityKey[]): Promise<IdentityLink[]> {
  const groups = new Map<string, IdentityKey[]>();
  for (const key of keys) {
    const group = groups.get(`${key.kind}|${key.appId}`);
    if (group) group.push(key);
    else groups.set(`${key.kind}|${key.appId}`, [key]);
  }
  const links: IdentityLink[] = [];
  for (const [first, ...rest] of groups.values()) {
    if (!first) continue;
    const values = [first, ...rest].map((key) => key.value);
    const rows = await ctx.db<Row>('identities').where({ kind: first.kind, app_id: first.appId }).whereIn('value', values);
    links.push(...rows.map(toLink));
  }
  return links;
}

/** The links of a number, whether WeChat verified it or staff typed it: one look-up for both. */
export const phoneOwners = (ctx: Pick<Context, 'db'>, hashes: readonly string[]): Knex.QueryBuilder =>
  ctx
    .db('identities')
    .whereIn('kind', ['phone', 'typed_phone'])
    .where({ app_id: '' })
    .whereIn('value', [...hashes]);

/** The links of these customers, to be read along with what else hangs on them. */
export const linksOf = (ctx: Pick<Context, 'db'>, customerIds: readonly string[]): Knex.QueryBuilder =>
  ctx.db('identities').whereIn('customer_id', [...customerIds]);

/** Inserts links; the primary key makes each identity belong to one customer. Sorted, so that two writers meet in the same order. */
export async function addLinks(ctx: Context, links: readonly IdentityLink[]): Promise<void> {
  const sorted = [...links].sort((a, b) => (keyText(a) < keyText(b) ? -1 : 1));
  await insertRows(
    ctx,
    'identities',
    sorted.map((link) => ({
      kind: link.kind,
      app_id: link.appId,
      value: link.value,
      value_sealed: link.sealed ?? null,
      customer_id: link.customerId,
      origin_customer_id: link.customerId,
      linked_at: link.linkedAt,
    })),
  );
}

/** Moves every link of one customer to another; where each came from stays on record. */
export async function moveLinks(ctx: Context, from: string, to: string): Promise<void> {
  await ctx.db('identities').where({ customer_id: from }).update({ customer_id: to });
}

export async function removeLinks(ctx: Context, customerId: string | readonly string[], kind: IdentityKind): Promise<void> {
  await ctx.db('identities').whereIn('customer_id', [customerId].flat()).where({ kind }).delete();
}

/** In the order they were made. */
export async function listLinks(ctx: Pick<Context, 'db'>, customerIds: readonly string[]): Promise<IdentityLink[]> {
  return (await ctx.db<Row>('identities').whereIn('customer_id', customerIds).orderBy('linked_at')).map(toLink);
}
