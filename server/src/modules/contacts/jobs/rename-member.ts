import { z } from 'zod';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { replaceTags } from '../../customers/index.ts';
import { findLinks } from '../../identity/index.ts';
import { fetchContact, tagSource } from './fetch-contact.ts';

/** Relations per transaction. */
const chunk = 200;

/**
 * A member of staff goes by another userid: their relations follow, and each customer is read anew so that tags come under the new name.
 * What is renamed is no longer found, so a crash costs at most one chunk.
 */
export const renameMember = defineJob({
  name: 'contacts.rename-member',
  lane: 'bulk',
  payload: z.object({ corpId: z.string(), from: z.string(), to: z.string() }),
  async run(ctx, { corpId, from, to }) {
    for (let renamed = chunk; renamed === chunk;)
      renamed = await inTransaction(ctx, async (ctx) => {
        const old = { corp_id: corpId, userid: from };
        const ids = await ctx.db('wecom_relations').where(old).limit(chunk).pluck<string[]>('external_userid');
        const there = await ctx
          .db('wecom_relations')
          .where({ corp_id: corpId, userid: to })
          .whereIn('external_userid', ids)
          .pluck<string[]>('external_userid');
        await ctx.db('wecom_relations').where(old).whereIn('external_userid', there).delete();
        await ctx.db('wecom_relations').where(old).whereIn('external_userid', ids).update({ userid: to });
        const keys = ids.map((value) => ({ kind: 'external_userid' as const, appId: corpId, value }));
        for (const link of await findLinks(ctx, keys)) await replaceTags(ctx, link.customerId, tagSource(from), []);
        for (const externalUserid of ids) await defer(ctx, fetchContact, { corpId, externalUserid });
        return ids.length;
      });
  },
});
