import { nameRanks } from '../arrival.ts';
import type { Arrival } from '../arrival.ts';
import { nameInitials } from './name-initials.ts';
import type { CustomerChange, CustomerRow } from '../tables.ts';

type Known = Pick<
  CustomerRow,
  | 'name'
  | 'name_rank'
  | 'avatar_url'
  | 'channel_kind'
  | 'channel_key'
  | 'channel_name'
  | 'reach_oa'
  | 'reach_mini'
  | 'reach_wecom'
  | 'created_at'
  | 'last_seen_at'
>;

/** What an arrival changes on a record: only what is better than what we know. `entry`-less arrivals tell facts but are no visit. */
export function applyArrival(known: Known, arrival: Arrival): CustomerChange {
  const change: CustomerChange = {};
  const { name, channel, reach } = arrival;
  if (name && name.text !== '' && nameRanks[name.rank] >= known.name_rank && name.text !== known.name)
    Object.assign(change, { name: name.text.slice(0, 64), name_rank: nameRanks[name.rank], name_initials: nameInitials(name.text) });
  if (arrival.avatarUrl && arrival.avatarUrl !== known.avatar_url) change.avatar_url = arrival.avatarUrl;
  if (channel && channel.kind !== 'unknown' && known.channel_kind === 'unknown')
    Object.assign(change, { channel_kind: channel.kind, channel_key: channel.key, channel_name: channel.name });
  if (reach?.oa !== undefined && Number(reach.oa) !== known.reach_oa) change.reach_oa = Number(reach.oa);
  if (reach?.mini !== undefined && Number(reach.mini) !== known.reach_mini) change.reach_mini = Number(reach.mini);
  if (reach?.wecom !== undefined && Number(reach.wecom) !== known.reach_wecom) change.reach_wecom = Number(reach.wecom);
  if (arrival.entry && arrival.at > known.last_seen_at) change.last_seen_at = arrival.at;
  if (arrival.entry && arrival.at < known.created_at) change.created_at = arrival.at;
  return change;
}
