import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { Wecom, WecomTransferPair } from '../../../platforms/wecom/types.ts';
import { listContactsOf, spellingsOf } from '../../contacts/index.ts';
import { getTeamMember } from '../../identity/index.ts';
import { findHandover } from './store.ts';
import type { ContactStatus, HandoverContactRow, HandoverRow } from './store.ts';

/** Contacts written down per transaction. */
const gatherChunk = 500;
/** WeCom takes no more in one call (facts wecom §3.12). */
const askChunk = 100;
/** Already being transferred: we asked before and did not live to note it. */
const underWay = [40100, 40129];

/**
 * Asks WeCom to transfer the contacts of a handover: first writes all of them down, then asks for those not asked for yet. WeCom answers a repeated
 * question with "under way", so being killed between the question and the note does no harm.
 */
export const askWecom = defineJob({
  name: 'team.ask-wecom',
  lane: 'bulk',
  payload: z.object({ handoverId: z.string() }),
  async run(ctx, { handoverId }) {
    const handover = await findHandover(ctx, handoverId);
    const { wecom } = ctx.ports;
    if (!handover || !wecom) return;
    const from = await getTeamMember(ctx, handover.from_staff_id);
    const spellings = await spellingsOf(ctx, from.userid);
    for (let place = handover.gathered_to; place !== null;) place = await gather(ctx, wecom.corpId, handover, spellings, place);
    const pair = await pairOf(ctx, handover);
    while (await askSome(ctx, wecom.api, pair, handoverId));
  },
});

/** As WeCom knows the two. */
export async function pairOf(ctx: Context, handover: HandoverRow): Promise<WecomTransferPair> {
  const [from, to] = [await getTeamMember(ctx, handover.from_staff_id), await getTeamMember(ctx, handover.to_staff_id)];
  return { handoverUserid: from.userid, takeoverUserid: to.userid, left: handover.from_had_left === 1 };
}

/** Writes down the next contacts; answers the new place, null at the end. */
const gather = (ctx: Context, corpId: string, { id }: HandoverRow, spellings: readonly string[], after: string): Promise<string | null> =>
  inTransaction(ctx, async (ctx) => {
    const found = await listContactsOf(ctx, { corpId, spellings, after, limit: gatherChunk });
    const place = found.at(-1) ?? null;
    const moved = await ctx.db('handovers').where({ id, gathered_to: after }).update({ gathered_to: place });
    if (moved === 0) return (await findHandover(ctx, id))?.gathered_to ?? null; // another run was quicker
    const row = { handover_id: id, status: 'open', errcode: null, updated_at: ctx.clock.now() };
    const rows = [...new Set(found)].map((external_userid) => ({ ...row, external_userid }));
    await insertRows(ctx, 'handover_contacts', rows);
    return place;
  });

async function askSome(ctx: Context, api: Wecom, pair: WecomTransferPair, handoverId: string): Promise<boolean> {
  const ids = await ctx
    .db<HandoverContactRow>('handover_contacts')
    .where({ handover_id: handoverId, status: 'open' })
    .orderBy('external_userid')
    .limit(askChunk)
    .pluck<string[]>('external_userid');
  if (ids.length === 0) return false;
  const answers = await ask(api, pair, ids);
  await inTransaction(ctx, async (ctx) => {
    for (const id of ids) {
      const errcode = answers.get(id) ?? 0;
      const status: ContactStatus = errcode === 0 || underWay.includes(errcode) ? 'waiting' : 'refused';
      await ctx
        .db('handover_contacts')
        .where({ handover_id: handoverId, external_userid: id, status: 'open' })
        .update({ status, errcode: errcode || null, updated_at: ctx.clock.now() });
    }
  });
  return true;
}

/** Contact → errcode. A refusal of the whole call counts for each; trouble that passes is thrown, and the job tries again. */
async function ask(api: Wecom, pair: WecomTransferPair, externalUserids: readonly string[]): Promise<Map<string, number>> {
  try {
    const rows = await api.transferCustomers({ ...pair, externalUserids });
    return new Map(rows.map((row) => [row.externalUserid, row.errcode]));
  } catch (error) {
    const errcode = error instanceof AppError && error.code === 'platform.refused' ? Number(error.data?.errcode ?? 0) : 0;
    if (!errcode) throw error;
    return new Map(externalUserids.map((id) => [id, errcode]));
  }
}
