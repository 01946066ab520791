import type { Context } from '../../kernel/context.ts';
import type { Person } from '../../kernel/privacy/privacy-part.ts';
import { allIdsOf } from '../customers/index.ts';
import { listLinks } from '../identity/index.ts';

/** Everything we know this person by now. */
export async function gatherPerson(ctx: Context, customerId: string): Promise<Person> {
  const customerIds = await allIdsOf(ctx, customerId);
  const links = await listLinks(ctx, customerIds);
  return { customerIds, identities: links.map(({ kind, appId, value }) => ({ kind, appId, value })) };
}
