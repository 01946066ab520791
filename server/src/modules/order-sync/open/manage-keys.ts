import { randomBytes } from 'node:crypto';
import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { getSource } from '../sources/source-store.ts';
import { place } from '../tables.ts';
import type { OpenKeyRow } from '../tables.ts';

type KeyView = Output<'staff.open-keys.list'>['keys'][number];

const toKeyView = (row: OpenKeyRow): KeyView => ({
  ...{ id: row.id, sourceId: row.source_id, name: row.name, createdAt: row.created_at },
  ...{ lastUsedAt: row.last_used_at, revokedAt: row.revoked_at },
});

export async function listKeys(ctx: Context): Promise<{ keys: KeyView[] }> {
  return { keys: (await ctx.db<OpenKeyRow>('open_keys').orderBy('id', 'desc')).map(toKeyView) };
}

/** The secret is answered this once; we keep it sealed, because a signature is checked with it. Throws sync.source_not_found. */
export async function createKey(ctx: Context, input: { sourceId: string; name: string }): Promise<{ key: KeyView; secret: string }> {
  const secret = randomBytes(32).toString('base64url');
  const { staffId } = callingStaff(ctx);
  return inTransaction(ctx, async (ctx) => {
    const source = await getSource(ctx, input.sourceId);
    if (source.kind !== 'open') throw new AppError('sync.source_not_found');
    const id = ctx.ids.next('openKey');
    const row: OpenKeyRow = {
      ...{ id, source_id: source.id, name: input.name, secret_sealed: ctx.sealing.seal(secret, place.secret(id)) },
      ...{ created_at: ctx.clock.now(), created_by: staffId, last_used_at: null, revoked_at: null },
    };
    await ctx.db('open_keys').insert(row);
    await writeAudit(ctx, 'open_keys.created', { kind: 'open_key', id }, { name: row.name, source: source.name });
    return { key: toKeyView(row), secret };
  });
}

/** From this moment calls signed with it are refused. Throws sync.key_not_found. */
export async function revokeKey(ctx: Context, { id }: { id: string }): Promise<{ key: KeyView }> {
  return inTransaction(ctx, async (ctx) => {
    const revoked = await ctx.db('open_keys').where({ id }).whereNull('revoked_at').update({ revoked_at: ctx.clock.now() });
    const row = await ctx.db<OpenKeyRow>('open_keys').where({ id }).first();
    if (!row) throw new AppError('sync.key_not_found');
    if (revoked === 1) await writeAudit(ctx, 'open_keys.revoked', { kind: 'open_key', id }, { name: row.name });
    return { key: toKeyView(row) };
  });
}
