import type { ChannelKind, TimelineKind } from '@lianke/shared';
import type { IdentityKey } from '../identity/index.ts';

/** Where a name came from: a better source replaces a poorer one, never the other way round. */
export const nameRanks = { none: 0, wecom: 1, mini: 2, staff: 3 } as const;

/** A person showed up somewhere: followed, logged in, added staff, gave a phone number. */
export interface Arrival {
  /** Everything that surely belongs to this one person. At least one. */
  keys: IdentityKey[];
  /** Epoch ms. */
  at: number;
  /** Kept if nothing better is known yet about how this customer came. */
  channel?: { kind: ChannelKind; key: string | null; name: string | null };
  reach?: { oa?: boolean; mini?: boolean; wecom?: boolean };
  name?: { text: string; rank: keyof typeof nameRanks };
  avatarUrl?: string;
  /** Verified by WeChat; its blind index must be among the keys. */
  phone?: string;
  /** What to write on the timeline; an arrival that only tells more about a known person writes nothing. */
  entry?: { kind: TimelineKind; data: Record<string, string>; staff?: { id: string; name: string } };
}

export interface Arrived {
  customerId: string;
  isNew: boolean;
}
