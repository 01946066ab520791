import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { afterCommit, inTransaction } from '../../../kernel/transaction.ts';
import { addTimelineEntries, allIdsOf } from '../../customers/index.ts';
import { proofOf } from '../consents.ts';
import { openidPurpose, requests, sealText, toMemberRequest } from '../request-store.ts';
import type { RequestRow } from '../request-store.ts';
import { checkWishes } from '../rules/check-wishes.ts';

const answerWithinMs = 15 * 86_400_000;

type Request = Output<'member.privacy.request'>;

/**
 * A person asks for a copy, a correction or a deletion. The fresh login code must lead to the openid of the session: whoever only holds a session
 * token proves nothing. Throws privacy.identity_unproven, privacy.already_requested, request.invalid, auth.code_invalid, platform.*.
 */
export async function askForMyData(ctx: Context, input: Input<'member.privacy.request'>): Promise<Request> {
  const actor = callingMember(ctx);
  const detail = input.kind === 'access' ? undefined : input.detail;
  const wishes = input.kind === 'correction' ? (input.wishes ?? {}) : {};
  checkWishes(wishes);
  if (input.kind === 'correction' && Object.keys(wishes).length === 0 && !detail)
    throw new AppError('request.invalid', { fields: [{ path: 'detail', problem: 'say what is wrong' }] });
  await proveIdentity(ctx, actor.openid, input.code);

  return inTransaction(ctx, async (ctx) => {
    const ids = await allIdsOf(ctx, actor.customerId);
    const [customerId = actor.customerId] = ids;
    const open = await requests(ctx)
      .whereIn('customer_id', ids)
      .where({ kind: input.kind })
      .whereIn('status', ['open', 'approved'])
      .first('id');
    if (open) throw new AppError('privacy.already_requested');
    const now = ctx.clock.now();
    const id = ctx.ids.next('privacyRequest');
    const row: RequestRow = {
      id,
      customer_id: customerId,
      kind: input.kind,
      status: 'open',
      open_key: `${customerId}:${input.kind}`,
      settled: 0,
      order_at: now + answerWithinMs,
      openid_index: ctx.sealing.blindIndex(actor.openid, openidPurpose),
      identity_proof: proofOf(ctx) ?? '',
      detail_sealed: sealText(ctx, id, 'detail', detail),
      wishes_sealed: sealText(ctx, id, 'wishes', Object.keys(wishes).length > 0 ? JSON.stringify(wishes) : undefined),
      answer_sealed: null,
      receipt: null,
      requested_at: now,
      due_at: now + answerWithinMs,
      settled_at: null,
      settled_by: null,
    };
    await ctx
      .db('privacy_requests')
      .insert(row)
      .catch((error: unknown) => {
        throw ctx.dialect.isUniqueViolation(error) ? new AppError('privacy.already_requested') : error;
      });
    await addTimelineEntries(ctx, [{ customerId, kind: 'privacy.requested', at: now, data: { request: id, kind: input.kind } }]);
    await writeAudit(ctx, 'privacy.requested', { kind: 'customer', id: customerId }, { request: id, kind: input.kind });
    afterCommit(ctx, () => ctx.live.publish(customerId));
    return toMemberRequest(ctx, row, new Map());
  });
}

async function proveIdentity(ctx: Context, expected: string, code: string): Promise<void> {
  if (!ctx.ports.miniProgram) throw new AppError('platform.credential', { platform: 'mini_program' });
  const { openid } = await ctx.ports.miniProgram.api.codeToSession(code);
  if (openid !== expected) throw new AppError('privacy.identity_unproven');
}
