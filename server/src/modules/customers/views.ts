import type { Output } from '@lianke/shared/api';
import type { CustomerRow } from './tables.ts';

export type CustomerRowView = Output<'staff.customers.list'>['rows'][number];
export type TimelineEntryView = Output<'staff.customers.timeline'>['entries'][number];

/** A record as a list shows it. An unnamed follower is called by the last digits of the member number, never by an id. */
export function toCustomerRow(row: CustomerRow, tags: readonly string[]): CustomerRowView {
  return {
    id: row.id,
    memberNo: row.member_no,
    name: row.name === '' ? `微信用户${row.member_no.slice(-4)}` : row.name,
    avatarUrl: row.avatar_url,
    phoneMasked: row.phone_masked,
    channel: { kind: row.channel_kind, key: row.channel_key, name: row.channel_name },
    tags: [...new Set(tags)],
    reach: { officialAccount: row.reach_oa === 1, miniProgram: row.reach_mini === 1, wecom: row.reach_wecom === 1 },
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  };
}
