import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { WecomExternalContact } from '../../../platforms/wecom/types.ts';
import { recordArrivals, replaceTags, suggestByRemarkMobile } from '../../customers/index.ts';
import { findRelations, saveRelations } from '../relation-store.ts';
import type { RelationRow } from '../tables.ts';

/** Asks WeCom who this customer is: name, avatar, unionid (which joins them with the same person elsewhere), and each relation's remark and tags. */
export const fetchContact = defineJob({
  name: 'contacts.fetch-contact',
  payload: z.object({ corpId: z.string(), externalUserid: z.string() }),
  async run(ctx, { corpId, externalUserid }) {
    const { wecom } = ctx.ports;
    if (!wecom || wecom.corpId !== corpId) return; // the shop has moved to another corp since
    const found = await wecom.api.externalContact(externalUserid);
    await inTransaction(ctx, (ctx) => saveContact(ctx, corpId, found));
  },
});

async function saveContact(ctx: Context, corpId: string, { contact, followers }: WecomExternalContact): Promise<void> {
  const [arrived] = await recordArrivals(ctx, [
    {
      keys: [
        { kind: 'external_userid', appId: corpId, value: contact.externalUserid },
        ...(contact.unionid ? [{ kind: 'unionid', appId: '', value: contact.unionid } as const] : []),
      ],
      at: ctx.clock.now(),
      reach: { wecom: followers.length > 0 },
      name: { text: contact.name, rank: 'wecom' },
      ...(contact.avatar ? { avatarUrl: contact.avatar } : {}),
    },
  ]);
  if (!arrived) return;
  const known = await findRelations(ctx, corpId, [contact.externalUserid]);
  const states = new Map(known);
  for (const follower of followers) {
    const pair = `${contact.externalUserid}|${follower.userid}`;
    const before = states.get(pair);
    const at = follower.createtime * 1000;
    const fresh: RelationRow = {
      corp_id: corpId,
      external_userid: contact.externalUserid,
      userid: follower.userid,
      status: 'active',
      remark: null,
      state: null,
      added_at: at,
      changed_at: at,
    };
    states.set(pair, {
      ...fresh,
      ...before,
      status: 'active',
      remark: follower.remark || null,
      state: follower.state ?? before?.state ?? null,
    });
    const tags = follower.tags.map((tag) => ({
      id: tag.id ?? `personal:${tag.name}`.slice(0, 64),
      name: tag.name,
      group: tag.group || null,
    }));
    await replaceTags(ctx, arrived.customerId, tagSource(follower.userid), tags);
    await suggestByRemarkMobile(ctx, arrived.customerId, follower.remarkMobiles.filter(Boolean));
  }
  await saveRelations(ctx, known, states);
}

/** Tags belong to the relation, so each member of staff is a source of their own. */
export const tagSource = (userid: string): string => `wecom:${userid}`;
