import type { Context } from '../../kernel/context.ts';
import { ownUnowned, setContacts } from '../customers/index.ts';
import { knowStaff, listLinks } from '../identity/index.ts';
import { findRelations } from './relation-store.ts';
import type { RelationRow } from './tables.ts';

/**
 * Makes the staff in contact with these customers in WeCom those who see them, and the first of them the owner where nobody is. Looks at all
 * of a customer's relations, so it may run after any change, twice too. Inside the caller's transaction, after the relations were saved.
 */
export async function tieStaff(ctx: Context, corpId: string, customerIds: readonly string[]): Promise<void> {
  const ids = [...new Set(customerIds)];
  if (ids.length === 0) return;
  const links = (await listLinks(ctx, ids)).filter((link) => link.kind === 'external_userid' && link.appId === corpId);
  const customerOf = new Map(links.map((link) => [link.value, link.customerId]));
  const relations = await findRelations(ctx, corpId, [...customerOf.keys()]);
  const live = [...relations.values()].filter(inContact).sort((a, b) => a.added_at - b.added_at);
  const staff = await knowStaff(
    ctx,
    live.map((relation) => relation.userid),
  );
  const contacts = new Map<string, string[]>(ids.map((id) => [id, []]));
  const owners = new Map<string, string>();
  for (const relation of live) {
    const customerId = customerOf.get(relation.external_userid) ?? '';
    const member = staff.get(relation.userid.toLowerCase());
    if (!member) continue;
    contacts.get(customerId)?.push(member.id);
    if (member.active && relation.status === 'active' && !owners.has(customerId)) owners.set(customerId, member.id);
  }
  await setContacts(ctx, contacts);
  await ownUnowned(ctx, owners);
}

const inContact = (relation: RelationRow): boolean => relation.status === 'active' || relation.status === 'half';
