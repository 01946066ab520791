import type { ChannelKind } from '@lianke/shared';

export interface CustomerRow {
  id: string;
  member_no: string;
  name: string;
  name_rank: number;
  avatar_url: string | null;
  phone_sealed: string | null;
  phone_masked: string | null;
  phone_tail_index: string | null;
  channel_kind: ChannelKind;
  channel_key: string | null;
  channel_name: string | null;
  reach_oa: number;
  reach_mini: number;
  reach_wecom: number;
  created_at: number;
  last_seen_at: number;
  merged_into_id: string | null;
  merged_at: number | null;
}

/** The fields an arrival or a merge may change. */
export type CustomerChange = Partial<Omit<CustomerRow, 'id' | 'member_no' | 'merged_into_id' | 'merged_at'>>;

/** Place of a sealed phone number: it opens as nothing else. Not bound to the row, because a merge moves it to another. */
export const phoneContext = 'customer.phone';
