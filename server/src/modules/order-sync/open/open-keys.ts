import type { OpenKeys } from '../../../kernel/http/open-door.ts';
import { place } from '../tables.ts';
import type { OpenKeyRow } from '../tables.ts';

/** A key's last use is for people to read; more often would be a write with every call. */
const usedEveryMs = 60_000;

/** What the door of other systems asks. A key of a source that is switched off is as good as revoked. */
export const openKeys: OpenKeys = {
  async find({ db, sealing }, keyId) {
    const row = await db<OpenKeyRow>('open_keys')
      .join('sync_sources', 'sync_sources.id', 'open_keys.source_id')
      .where({ 'open_keys.id': keyId })
      .first<(OpenKeyRow & { is_on: number }) | undefined>('open_keys.*', 'sync_sources.is_on');
    return (
      row && {
        ...{ id: row.id, sourceId: row.source_id, revoked: row.revoked_at !== null || row.is_on !== 1 },
        secret: sealing.open(row.secret_sealed, place.secret(row.id)),
      }
    );
  },

  async useNonce({ db, dialect, clock }, keyId, nonce) {
    const now = clock.now();
    try {
      await db('open_nonces').insert({ key_id: keyId, nonce, at: now });
    } catch (error) {
      if (dialect.isUniqueViolation(error)) return false;
      throw error;
    }
    await db<OpenKeyRow>('open_keys')
      .where({ id: keyId })
      .where((where) => void where.whereNull('last_used_at').orWhere('last_used_at', '<', now - usedEveryMs))
      .update({ last_used_at: now });
    return true;
  },
};
