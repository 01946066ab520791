import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { WecomExternalContact, WecomFollower } from '../../../platforms/wecom/types.ts';
import { recordArrivals, replaceTags, suggestByRemarkMobile, tagIdOfName } from '../../customers/index.ts';
import { findRelations, saveRelations } from '../relation-store.ts';
import type { RelationRow } from '../tables.ts';
import { tieStaff } from '../ties.ts';

/** The relation ended before we asked, or the customer is only half added (facts wecom §1.5, 84061). */
const noRelation = 84061;

/** Asks WeCom who this customer is: name, avatar, unionid (which joins them with the same person elsewhere), and each relation's remark and tags. */
export const fetchContact = defineJob({
  name: 'contacts.fetch-contact',
  payload: z.object({ corpId: z.string(), externalUserid: z.string() }),
  async run(ctx, { corpId, externalUserid }) {
    const { wecom } = ctx.ports;
    if (!wecom || wecom.corpId !== corpId) return; // the shop has moved to another corp since
    const found = await wecom.api.externalContact(externalUserid).catch((error: unknown) => {
      if (error instanceof AppError && error.data?.errcode === noRelation) return undefined;
      throw error;
    });
    if (found) await inTransaction(ctx, (ctx) => saveContact(ctx, corpId, found));
  },
});

async function saveContact(ctx: Context, corpId: string, { contact, followers }: WecomExternalContact): Promise<void> {
  const known = await findRelations(ctx, corpId, [contact.externalUserid]);
  const states = new Map(known);
  for (const follower of followers) {
    const pair = `${contact.externalUserid}|${follower.userid}`;
    states.set(pair, toRelation(corpId, contact.externalUserid, follower, states.get(pair)));
  }
  const [arrived] = await recordArrivals(ctx, [
    {
      keys: [
        { kind: 'external_userid', appId: corpId, value: contact.externalUserid },
        ...(contact.unionid ? [{ kind: 'unionid', appId: '', value: contact.unionid } as const] : []),
      ],
      at: ctx.clock.now(),
      reach: { wecom: [...states.values()].some((state) => state.status === 'active') },
      name: { text: contact.name, rank: 'wecom' },
      ...(contact.avatar ? { avatarUrl: contact.avatar } : {}),
    },
  ]);
  if (!arrived) return;
  for (const follower of followers) {
    const tags = follower.tags.map((tag) => ({
      id: tag.id ?? tagIdOfName('personal', tag.name),
      name: tag.name,
      group: tag.group || null,
    }));
    await replaceTags(ctx, arrived.customerId, tagSource(follower.userid), tags);
    await suggestByRemarkMobile(ctx, arrived.customerId, follower.remarkMobiles.filter(Boolean));
  }
  await saveRelations(ctx, known, states);
  await tieStaff(ctx, corpId, [arrived.customerId]);
}

/** A customer who deleted the member is still listed (the other half of the relation remains), so only an add event ends that state. */
function toRelation(corpId: string, externalUserid: string, follower: WecomFollower, before: RelationRow | undefined): RelationRow {
  const at = follower.createtime * 1000;
  const fresh = { corp_id: corpId, external_userid: externalUserid, userid: follower.userid, added_at: at, changed_at: at };
  return {
    ...fresh,
    ...before,
    status: before?.status === 'deleted_by_customer' ? before.status : 'active',
    remark: follower.remark || null,
    state: follower.state ?? before?.state ?? null,
  };
}

/** Tags belong to the relation, so each member of staff is a source of their own. */
export const tagSource = (userid: string): string => `wecom:${userid}`;
