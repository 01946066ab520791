import type { PrivacyRequestKind, PrivacyRequestStatus } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Knex } from 'knex';
import type { Context } from '../../kernel/context.ts';

export interface RequestRow {
  id: string;
  customer_id: string;
  kind: PrivacyRequestKind;
  status: PrivacyRequestStatus;
  open_key: string | null;
  settled: number;
  order_at: number;
  openid_index: string | null;
  identity_proof: string;
  detail_sealed: string | null;
  wishes_sealed: string | null;
  answer_sealed: string | null;
  receipt: string | null;
  requested_at: number;
  due_at: number;
  settled_at: number | null;
  settled_by: string | null;
}

type MemberRequest = Output<'member.privacy.request'>;
export type Receipt = NonNullable<MemberRequest['receipt']>;
export type Wishes = Record<string, string>;

export const requests = (ctx: Pick<Context, 'db'>): Knex.QueryBuilder<RequestRow, RequestRow[]> => ctx.db<RequestRow>('privacy_requests');

type Sealed = 'detail' | 'wishes' | 'answer';

/** Free text of persons is sealed under its own row and column. */
export const sealText = (ctx: Pick<Context, 'sealing'>, id: string, what: Sealed, text: string | undefined): string | null =>
  text ? ctx.sealing.seal(text, `${id}.${what}`) : null;

export const openText = (ctx: Pick<Context, 'sealing'>, row: RequestRow, what: Sealed): string | null => {
  const sealed = row[`${what}_sealed`];
  return sealed === null ? null : ctx.sealing.open(sealed, `${row.id}.${what}`);
};

export const openWishes = (ctx: Pick<Context, 'sealing'>, row: RequestRow): Wishes =>
  JSON.parse(openText(ctx, row, 'wishes') ?? '{}') as Wishes;

/** The keyed hash under which somebody finds their own requests, even after their record is gone. */
export const openidPurpose = 'privacy-person';

/** The columns of a request nobody waits for any more. */
export const settledAt = (now: number): Pick<RequestRow, 'settled' | 'order_at' | 'settled_at' | 'open_key'> => ({
  settled: 1,
  order_at: now,
  settled_at: now,
  open_key: null,
});

/** `copyUntil`: when the copies made for these requests expire; see copiesUntil. */
export function toMemberRequest(ctx: Context, row: RequestRow, copyUntil: ReadonlyMap<string, number>): MemberRequest {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    detail: openText(ctx, row, 'detail'),
    answer: openText(ctx, row, 'answer'),
    requestedAt: row.requested_at,
    dueAt: row.due_at,
    settledAt: row.settled_at,
    receipt: row.receipt === null ? null : (JSON.parse(row.receipt) as Receipt),
    downloadUntil: copyUntil.get(row.id) ?? null,
    can: { cancel: row.status === 'open', download: copyUntil.has(row.id) },
  };
}

/** Which of these requests have a copy that can still be read, and until when. */
export async function copiesUntil(ctx: Context, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx
    .db('privacy_copies')
    .whereIn('request_id', [...ids])
    .where('expires_at', '>', ctx.clock.now())
    .select<{ request_id: string; expires_at: number }[]>('request_id', 'expires_at');
  return new Map(rows.map((row) => [row.request_id, row.expires_at]));
}
