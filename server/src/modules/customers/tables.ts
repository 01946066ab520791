import type { ChannelKind, PersonalField } from '@lianke/shared';

export interface CustomerRow {
  id: string;
  /** Grows with every change by hand, so that two editors notice each other. */
  version: number;
  member_no: string;
  name: string;
  name_rank: number;
  /** Pinyin initials, `zsf` for 张三丰; what "by name" sorts by. */
  name_initials: string;
  avatar_url: string | null;
  phone_sealed: string | null;
  phone_masked: string | null;
  phone_tail_index: string | null;
  /** Shortened look-up hashes of the first four and seven digits. */
  phone_head4: string | null;
  phone_head7: string | null;
  email_sealed: string | null;
  email_masked: string | null;
  email_index: string | null;
  address_sealed: string | null;
  address_masked: string | null;
  tax_id_sealed: string | null;
  tax_id_masked: string | null;
  tax_id_index: string | null;
  company: string | null;
  /** 0 unknown, 1 male, 2 female, as WeChat counts. */
  gender: number;
  /** '' = not known. */
  birthday_on: string;
  region: string;
  level: number;
  owner_id: string;
  channel_kind: ChannelKind;
  channel_key: string | null;
  channel_name: string | null;
  reach_oa: number;
  reach_mini: number;
  reach_wecom: number;
  orders_count: number;
  paid_total_fen: number;
  /** 0 = never. */
  last_order_at: number;
  created_at: number;
  last_seen_at: number;
  /** Staff who made the record by hand, or an import's id; '' when it came from WeChat. */
  created_by: string;
  /** What another system calls this customer; from imports. */
  external_key: string | null;
  merged_into_id: string | null;
  merged_at: number | null;
}

/** The fields an arrival, a merge or an edit may change. */
export type CustomerChange = Partial<Omit<CustomerRow, 'id' | 'member_no' | 'merged_into_id' | 'merged_at'>>;

/** A record nobody has said anything about yet. */
export const blankCustomer: Omit<CustomerRow, 'id' | 'member_no' | 'created_at' | 'last_seen_at'> = {
  version: 1,
  name: '',
  name_rank: 0,
  name_initials: '',
  avatar_url: null,
  phone_sealed: null,
  phone_masked: null,
  phone_tail_index: null,
  phone_head4: null,
  phone_head7: null,
  email_sealed: null,
  email_masked: null,
  email_index: null,
  address_sealed: null,
  address_masked: null,
  tax_id_sealed: null,
  tax_id_masked: null,
  tax_id_index: null,
  company: null,
  gender: 0,
  birthday_on: '',
  region: '',
  level: 0,
  owner_id: '',
  channel_kind: 'unknown',
  channel_key: null,
  channel_name: null,
  reach_oa: 0,
  reach_mini: 0,
  reach_wecom: 0,
  orders_count: 0,
  paid_total_fen: 0,
  last_order_at: 0,
  created_by: '',
  external_key: null,
  merged_into_id: null,
  merged_at: null,
};

/** Place of a sealed value: it opens as nothing else. Not bound to the row, because a merge moves it to another. */
export const sealedPlace: Record<PersonalField, string> = {
  phone: 'customer.phone',
  email: 'customer.email',
  address: 'customer.address',
  taxId: 'customer.tax_id',
};

/** Where each personal field lives. */
export const personalColumns = {
  phone: { sealed: 'phone_sealed', masked: 'phone_masked' },
  email: { sealed: 'email_sealed', masked: 'email_masked' },
  address: { sealed: 'address_sealed', masked: 'address_masked' },
  taxId: { sealed: 'tax_id_sealed', masked: 'tax_id_masked' },
} as const satisfies Record<PersonalField, { sealed: keyof CustomerRow; masked: keyof CustomerRow }>;
