import type { IdentityKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { linksOf } from '../../identity/index.ts';
import type { IdentityLink } from '../../identity/index.ts';
import { byTagName } from '../tags.ts';
import type { StoredTag } from '../tags.ts';

/** What hangs on a record. */
export interface Hanging {
  /** In the order they were made. */
  links: IdentityLink[];
  /** In the order of their names. */
  tags: StoredTag[];
  mergedIds: string[];
  /** Staff in contact with the person in WeCom, the longest first. */
  contacts: string[];
}

interface Row {
  part: 'link' | 'tag' | 'merged' | 'contact';
  customer_id: string;
  a: string;
  b: string | null;
  c: string | null;
  d: string | null;
  at: number;
}

/** Everything that hangs on these records, in one statement: customer → what there is; every one asked for is there. */
export async function readHanging({ db }: Pick<Context, 'db'>, ids: readonly string[]): Promise<Map<string, Hanging>> {
  const none = (name: string): ReturnType<typeof db.raw> => db.raw('null as ??', [name]);
  const never = db.raw('0 as at');
  const part = (name: Row['part']): ReturnType<typeof db.raw> => db.raw(`'${name}' as part`);
  const rows = (await db.unionAll([
    linksOf({ db }, ids).select(part('link'), 'customer_id', 'kind as a', 'app_id as b', 'value as c', none('d'), 'linked_at as at'),
    db('customer_tags')
      .whereIn('customer_id', [...ids])
      .select(part('tag'), 'customer_id', 'source as a', 'tag_id as b', 'name as c', 'group_name as d', never),
    db('customers')
      .whereIn('merged_into_id', [...ids])
      .select(part('merged'), 'merged_into_id as customer_id', 'id as a', none('b'), none('c'), none('d'), never),
    db('customer_staff')
      .whereIn('customer_id', [...ids])
      .where({ kind: 'contact' })
      .select(part('contact'), 'customer_id', 'staff_id as a', none('b'), none('c'), none('d'), 'since as at'),
  ])) as Row[];
  rows.sort((left, right) => left.at - right.at);
  const found = new Map(ids.map((id): [string, Hanging] => [id, { links: [], tags: [], mergedIds: [], contacts: [] }]));
  for (const row of rows) add(found.get(row.customer_id), row);
  for (const { tags } of found.values()) tags.sort(byTagName);
  return found;
}

function add(hanging: Hanging | undefined, { part, customer_id: customerId, a, b, c, d, at }: Row): void {
  if (part === 'link') hanging?.links.push({ kind: a as IdentityKind, appId: b ?? '', value: c ?? '', customerId, linkedAt: at });
  if (part === 'tag') hanging?.tags.push({ source: a, id: b ?? '', name: c ?? '', group: d });
  if (part === 'merged') hanging?.mergedIds.push(a);
  if (part === 'contact') hanging?.contacts.push(a);
}
