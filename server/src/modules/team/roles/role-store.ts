import { defaultRoles } from '@lianke/shared';
import type { RoleKey, RoleRights } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { rightsChanged, tellRightsChanged } from '../../../kernel/http/rights-news.ts';
import { findRoleRights } from '../../../kernel/http/staff-rights.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';
import { compareRights, sameRights } from '../rules/check-rights.ts';
import type { RightsChange } from '../rules/check-rights.ts';

/** Stores what a role may do from now on, or forgets what the shop had changed when that is what it came with. Answers what changed. Inside the caller's transaction. */
export async function saveRights(ctx: Context, key: RoleKey, rights: RoleRights): Promise<RightsChange[]> {
  await ctx.dialect.lockRows(ctx.db('roles').where({ role_key: key }));
  const changes = compareRights(await findRoleRights(ctx, key), rights);
  if (changes.length === 0) return changes;
  if (sameRights(defaultRoles[key], rights)) await ctx.db('roles').where({ role_key: key }).delete();
  else await put(ctx, key, rights);
  await tellRightsChanged(ctx, [rightsChanged]);
  return changes;
}

async function put(ctx: Context, key: RoleKey, rights: RoleRights): Promise<void> {
  const row = { rights: JSON.stringify(rights), updated_at: ctx.clock.now() };
  const known = await ctx.db('roles').where({ role_key: key }).first<{ role_key: string } | undefined>('role_key');
  if (known) await ctx.db('roles').where({ role_key: key }).update(row);
  else await insertOrRetry(ctx, 'the role was changed by somebody else', () => ctx.db('roles').insert({ role_key: key, ...row }));
}
