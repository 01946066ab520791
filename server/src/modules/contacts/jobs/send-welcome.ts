import { z } from 'zod';
import { AppError } from '../../../kernel/errors.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { findChannels } from '../../channels/index.ts';
import { getShopSettings } from '../../settings/index.ts';

/** A welcome code dies 20 s after the event (facts wecom §3.10); trying later only burns quota. */
const codeLifeMs = 19_000;
const tooLate = 41050;
const alreadyStarted = 41051;

/** Says hello to a customer who just added staff: the channel's own words, else the shop's. Runs in the urgent lane, at most a few tries. */
export const sendWelcome = defineJob({
  name: 'contacts.send-welcome',
  lane: 'urgent',
  payload: z.object({ welcomeCode: z.string(), state: z.string().nullable(), at: z.number() }),
  maxAttempts: 3,
  async run(ctx, { welcomeCode, state, at }) {
    const { wecom } = ctx.ports;
    if (!wecom || ctx.clock.now() - at > codeLifeMs) return;
    const own = state ? (await findChannels(ctx, 'wecom_way', [state])).get(state)?.welcomeText : undefined;
    const text = own ?? (await getShopSettings(ctx)).wecomWelcomeText;
    if (text === '') return;
    try {
      await wecom.api.sendWelcome(welcomeCode, text);
    } catch (error) {
      // Both mean that there is nothing left to do: too late, or the customer has been welcomed already.
      if (error instanceof AppError && [tooLate, alreadyStarted].includes(Number(error.data?.errcode))) return;
      throw error;
    }
  },
});
