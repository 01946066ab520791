import type { Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { MemberActor } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { allIdsOf } from '../../customers/index.ts';
import { copiesUntil, openidPurpose, requests, toMemberRequest } from '../request-store.ts';
import type { RequestRow } from '../request-store.ts';

/**
 * Of this record, or made by this very openid: so the receipt of a deletion can be read by the person, who is a new customer by then.
 * Answers a function, since a promise of a query would run it.
 */
async function mine(ctx: Context, actor: MemberActor): Promise<() => ReturnType<typeof requests>> {
  const ids = await allIdsOf(ctx, actor.customerId);
  const hashes = ctx.sealing.blindIndexes(actor.openid, openidPurpose);
  return () => requests(ctx).where((where) => void where.whereIn('customer_id', ids).orWhereIn('openid_index', hashes));
}

export async function listMyRequests(ctx: Context): Promise<Output<'member.privacy.requests'>> {
  const query = await mine(ctx, callingMember(ctx));
  const rows: RequestRow[] = await query().orderBy('requested_at', 'desc').limit(50);
  const until = await copiesUntil(
    ctx,
    rows.map((row) => row.id),
  );
  return { requests: rows.map((row) => toMemberRequest(ctx, row, until)) };
}

/** Throws privacy.request_not_found, for other people's too. */
export async function findMine(ctx: Context, actor: MemberActor, id: string): Promise<RequestRow> {
  const query = await mine(ctx, actor);
  const row: RequestRow | undefined = await query().where({ id }).first();
  if (!row) throw new AppError('privacy.request_not_found');
  return row;
}

/** The copy that was made. Throws privacy.request_not_found, privacy.not_ready (not made yet, or expired). */
export async function downloadMyData(ctx: Context, input: { id: string }): Promise<Output<'member.privacy.download'>> {
  const request = await findMine(ctx, callingMember(ctx), input.id);
  const copy = await ctx
    .db('privacy_copies')
    .where({ request_id: request.id })
    .where('expires_at', '>', ctx.clock.now())
    .first<{ html_sealed: string; json_sealed: string; prepared_at: number } | undefined>('html_sealed', 'json_sealed', 'prepared_at');
  if (!copy) throw new AppError('privacy.not_ready');
  return {
    html: ctx.sealing.open(copy.html_sealed, `${request.id}.html`),
    json: ctx.sealing.open(copy.json_sealed, `${request.id}.json`),
    preparedAt: copy.prepared_at,
  };
}
