import type { ChannelKind } from '@lianke/shared';
import type { CustomerInput } from '../commands/customer-input.ts';

/** One person of an imported list, read and checked; what is absent stays as it is. */
export interface ImportRow {
  /** Of the file, for the report. */
  line: number;
  /** Ours, from an earlier export. */
  id?: string;
  memberNo?: string;
  /** What another system calls this customer. */
  externalKey?: string;
  avatarUrl?: string;
  change: CustomerInput;
  /** Facts that only a new record takes over; an existing one has its own history. */
  facts: {
    createdAt?: number;
    lastSeenAt?: number;
    channel?: { kind: ChannelKind; key: string | null; name: string | null };
    ordersCount?: number;
    paidTotalFen?: number;
    lastOrderAt?: number;
  };
}

export type ImportMatch = 'phone' | 'memberNo' | 'id' | 'externalKey' | 'none';

export interface ImportOptions {
  importId: string;
  matchBy: ImportMatch;
  onMatch: 'update' | 'skip';
  /** Guess the region from the phone number where none is given or known. */
  fillRegion: boolean;
}

/** What is done with a row, or why nothing is. `column` names the field the problem is about. */
export type ImportOutcome = { kind: 'new' | 'update' | 'skip' | 'duplicate' } | { kind: 'error'; problem: ImportProblem; field?: string };

export type ImportProblem =
  | 'nothing_given'
  | 'not_found'
  | 'phone_taken'
  | 'phone_verified'
  | 'id_taken'
  | 'member_no_taken'
  | 'key_taken'
  | 'value_taken'
  | 'out_of_scope';
