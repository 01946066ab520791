import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import { createAsk } from '../api/ask.ts';
import { explained } from '../api/errcodes.ts';
import { readAnswer } from '../api/read-answer.ts';
import { createSharedToken } from '../api/shared-token.ts';
import { createStableToken } from '../api/stable-token.ts';
import { withToken } from '../api/with-token.ts';
import { weixinErrors } from '../api/weixin-errors.ts';
import { loginErrors, phoneErrors } from './errors.ts';
import { createOrders } from './orders.ts';
import { createShipping } from './shipping.ts';
import { createTradeCall } from './trade-call.ts';
import type { MiniProgram, MiniProgramOptions } from './types.ts';

const sessionPath = '/sns/jscode2session';
const phonePath = '/wxa/business/getuserphonenumber';

const sessionAnswer = z.object({ openid: z.string().min(1), session_key: z.string().min(1), unionid: z.string().optional() });

const phoneAnswer = z.object({
  phone_info: z.object({
    phoneNumber: z.string(),
    purePhoneNumber: z.string().min(1),
    countryCode: z.coerce.string(),
    watermark: z.object({ appid: z.string() }),
  }),
});

/** The mini-program's server API (facts §5.1, §5.2, §5.9). */
export function createMiniProgram(options: MiniProgramOptions): MiniProgram {
  const { appId, secret, kv } = options;
  const ask = createAsk(options.send, options.apiBase);
  const fetchToken = createStableToken({ ask, kv, appId, secret, tables: [weixinErrors], log: options.log });
  const token = createSharedToken({ kv, key: `token:mini-program:${appId}`, fetch: fetchToken });

  const tradeCall = createTradeCall(ask, token);

  return {
    ...createShipping(tradeCall),
    ...createOrders(tradeCall),

    codeToSession: (code) =>
      explained([loginErrors, weixinErrors], async () => {
        const query = { appid: appId, secret, js_code: code, grant_type: 'authorization_code' };
        const session = readAnswer(sessionPath, sessionAnswer, await ask({ method: 'GET', path: sessionPath, query }));
        return { openid: session.openid, sessionKey: session.session_key, ...(session.unionid && { unionid: session.unionid }) };
      }),

    phoneNumber: (code) =>
      explained([phoneErrors, weixinErrors], async () => {
        const answer = await withToken(token, (value) =>
          ask({ method: 'POST', path: phonePath, query: { access_token: value }, json: { code } }),
        );
        const { watermark, ...phone } = readAnswer(phonePath, phoneAnswer, answer).phone_info;
        if (watermark.appid !== appId) throw new AppError('platform.refused', { api: phonePath, reason: 'wrong_watermark' });
        return phone;
      }),

    tokenProbe: async () => ({ expiresInSeconds: (await fetchToken()).expiresInSeconds }),
  };
}
