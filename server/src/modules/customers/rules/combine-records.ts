import type { CustomerChange, CustomerRow } from '../tables.ts';

/** What the staying record takes over: what it lacks, the better name, the earlier beginning, the later visit, every way to reach the person. */
export function combineRecords(kept: CustomerRow, lost: CustomerRow): CustomerChange {
  const change: CustomerChange = {};
  if (lost.name !== '' && lost.name_rank > kept.name_rank) Object.assign(change, { name: lost.name, name_rank: lost.name_rank });
  if (kept.avatar_url === null && lost.avatar_url !== null) change.avatar_url = lost.avatar_url;
  if (kept.phone_sealed === null && lost.phone_sealed !== null)
    Object.assign(change, {
      phone_sealed: lost.phone_sealed,
      phone_masked: lost.phone_masked,
      phone_tail_index: lost.phone_tail_index,
      phone_head4: lost.phone_head4,
      phone_head7: lost.phone_head7,
    });
  if (kept.channel_kind === 'unknown' && lost.channel_kind !== 'unknown')
    Object.assign(change, { channel_kind: lost.channel_kind, channel_key: lost.channel_key, channel_name: lost.channel_name });
  for (const field of ['reach_oa', 'reach_mini', 'reach_wecom'] as const) if (lost[field] > kept[field]) change[field] = lost[field];
  if (lost.created_at < kept.created_at) change.created_at = lost.created_at;
  if (lost.last_seen_at > kept.last_seen_at) change.last_seen_at = lost.last_seen_at;
  return change;
}
