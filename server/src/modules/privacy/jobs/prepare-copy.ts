import { z } from 'zod';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import type { ExportSection, PrivacyPart } from '../../../kernel/privacy/privacy-part.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { addTimelineEntries } from '../../customers/index.ts';
import { getShopSettings } from '../../settings/index.ts';
import { gatherPerson } from '../gather-person.ts';
import { requests, settledAt } from '../request-store.ts';
import { writeJson, writePage } from '../rules/write-page.ts';

const keptForMs = 7 * 86_400_000;

const payload = z.object({ requestId: z.string() });
export type PrepareCopy = JobDefinition<typeof payload>;

/** Gathers everything about a person for themselves; readable for seven days. Running again after a crash makes the same copy again. */
export const prepareCopy = (parts: readonly PrivacyPart[]): PrepareCopy =>
  defineJob({
    name: 'privacy.prepare-copy',
    payload,
    async run(ctx, { requestId }) {
      const request = await requests(ctx).where({ id: requestId, kind: 'access', status: 'approved' }).first();
      if (!request) return;
      const person = await gatherPerson(ctx, request.customer_id);
      const sections: ExportSection[] = [];
      for (const part of parts) sections.push(...((await part.exportFor?.(ctx, person)) ?? []));
      const preparedAt = ctx.clock.now();
      const copy = { shopName: (await getShopSettings(ctx)).shopName, preparedAt, sections };
      const row = {
        request_id: requestId,
        customer_id: request.customer_id,
        html_sealed: ctx.sealing.seal(writePage(copy), `${requestId}.html`),
        json_sealed: ctx.sealing.seal(writeJson(copy), `${requestId}.json`),
        prepared_at: preparedAt,
        expires_at: preparedAt + keptForMs,
      };
      await inTransaction(ctx, async (ctx) => {
        const done = await requests(ctx)
          .where({ id: requestId, status: 'approved' })
          .update({ status: 'done', ...settledAt(preparedAt) });
        if (done === 0) return; // somebody else made it, or the person is gone meanwhile
        await ctx.db('privacy_copies').insert(row);
        const customerId = person.customerIds[0] ?? request.customer_id;
        await addTimelineEntries(ctx, [
          { customerId, kind: 'privacy.settled', at: preparedAt, data: { request: requestId, kind: 'access', status: 'done' } },
        ]);
      });
    },
  });
