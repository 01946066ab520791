import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { Wecom, WecomTransferStatus } from '../../../platforms/wecom/types.ts';
import { fetchContact } from '../../contacts/index.ts';
import { pairOf } from './ask-wecom.ts';
import { findHandover } from './store.ts';
import type { ContactStatus, HandoverContactRow, HandoverRow } from './store.ts';

/** Contacts noted per transaction. */
const chunk = 200;
/** 1,000 contacts a page; a cursor that goes on for ever is a fault. */
const mostPages = 1_000;

const meanings: Partial<Record<WecomTransferStatus, ContactStatus>> = { done: 'done', refused: 'refused', limit: 'refused' };

/** Asks WeCom what became of the transfers that still wait. Callbacks tell of most of them, but a lost one must not leave a handover open for ever. */
export const checkWecom = defineJob({
  name: 'team.check-wecom',
  lane: 'bulk',
  payload: z.object({}),
  maxAttempts: 3,
  async run(ctx) {
    const { wecom } = ctx.ports;
    if (!wecom) return;
    const ids = await ctx.db('handover_contacts').where({ status: 'waiting' }).distinct().pluck<string[]>('handover_id');
    for (const id of ids) {
      const handover = await findHandover(ctx, id);
      if (handover) await checkOne(ctx, wecom.corpId, wecom.api, handover);
    }
  },
});

async function checkOne(ctx: Context, corpId: string, api: Wecom, handover: HandoverRow): Promise<void> {
  const pair = await pairOf(ctx, handover);
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await api.transferResults(pair, cursor).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'platform.refused') throw error;
      ctx.log.warn({ err: error, handoverId: handover.id }, 'WeCom does not tell what became of a transfer');
      return { rows: [], nextCursor: undefined };
    });
    for (let from = 0; from < answer.rows.length; from += chunk)
      await note(ctx, corpId, handover.id, new Map(answer.rows.slice(from, from + chunk).map((row) => [row.externalUserid, row.status])));
    if (!answer.nextCursor || answer.nextCursor === cursor) return;
    cursor = answer.nextCursor;
  }
}

/** Contacts that changed hands are read anew, so that relations, tags and who sees them are right even if no event came. */
const note = (ctx: Context, corpId: string, handoverId: string, statuses: ReadonlyMap<string, WecomTransferStatus>): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const waiting = await ctx
      .db<HandoverContactRow>('handover_contacts')
      .where({ handover_id: handoverId, status: 'waiting' })
      .whereIn('external_userid', [...statuses.keys()])
      .pluck<string[]>('external_userid');
    for (const externalUserid of waiting) {
      const status = meanings[statuses.get(externalUserid) ?? 'none'];
      if (!status) continue;
      const noted = await ctx
        .db('handover_contacts')
        .where({ handover_id: handoverId, external_userid: externalUserid, status: 'waiting' })
        .update({ status, updated_at: ctx.clock.now() });
      if (noted === 1 && status === 'done') await defer(ctx, fetchContact, { corpId, externalUserid });
    }
  });
