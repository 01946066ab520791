import type { z } from 'zod';
import { createAsk } from '../api/ask.ts';
import { explained } from '../api/errcodes.ts';
import { readAnswer } from '../api/read-answer.ts';
import { createSharedToken } from '../api/shared-token.ts';
import { createStableToken } from '../api/stable-token.ts';
import { withToken } from '../api/with-token.ts';
import { followersAnswer, ipsAnswer, qrCodeAnswer, tagsAnswer, userAnswer, usersAnswer } from './answers.ts';
import { weixinErrors } from '../api/weixin-errors.ts';
import type { FollowerPage, OfficialAccount, OfficialAccountOptions, QrCode } from './types.ts';
import { createWechatApi } from './wechat-api-adapter.ts';
import type { WechatApi } from './wechat-api-adapter.ts';

const tables = [weixinErrors];
const mostBatched = 100;

/** The official account's API: wechat-api for what it knows, our own calls for the rest (README.md). */
export function createOfficialAccount(options: OfficialAccountOptions): OfficialAccount {
  const { appId, kv } = options;
  const ask = createAsk(options.send, options.apiBase);
  const fetchToken = createStableToken({ ask, kv, appId, secret: options.secret, tables, log: options.log });
  const token = createSharedToken({ kv, key: `token:official-account:${appId}`, fetch: fetchToken });
  const wechatApi = createWechatApi(options);

  const viaPackage = <S extends z.ZodType>(api: string, schema: S, call: Parameters<WechatApi['call']>[2]): Promise<z.output<S>> =>
    explained(tables, async () => readAnswer(api, schema, await withToken(token, (value) => wechatApi.call(value, api, call))));

  return {
    // The package puts openids into the address as they are.
    userInfo: (openid) =>
      viaPackage('/cgi-bin/user/info', userAnswer, (api, done) => api.getUser({ openid: encodeURIComponent(openid), lang: 'zh_CN' }, done)),

    batchUserInfo: async (openids) => {
      if (openids.length === 0) return [];
      if (openids.length > mostBatched) throw new RangeError(`at most ${mostBatched} openids at a time (40032)`);
      const api = '/cgi-bin/user/info/batchget';
      return (await viaPackage(api, usersAnswer, (wechat, done) => wechat.batchGetUsers(openids, done))).user_info_list;
    },

    listFollowers: async (nextOpenid = '') => {
      const from = encodeURIComponent(nextOpenid);
      return toPage(await viaPackage('/cgi-bin/user/get', followersAnswer, (api, done) => api.getFollowers(from, done)));
    },

    createQrCode: async ({ sceneStr, expireSeconds }) => {
      const made = await viaPackage('/cgi-bin/qrcode/create', qrCodeAnswer, (api, done) =>
        expireSeconds === undefined ? api.createLimitQRCode(sceneStr, done) : api.createTmpQRCode(sceneStr, expireSeconds, done),
      );
      return toQrCode(made, wechatApi.qrCodeImageUrl(made.ticket));
    },

    sendText: async (openid, text) => {
      const api = '/cgi-bin/message/custom/send';
      await explained(tables, () =>
        withToken(token, (value) => wechatApi.call(value, api, (wechat, done) => wechat.sendText(openid, text, done))),
      );
    },

    tags: async () => (await viaPackage('/cgi-bin/tags/get', tagsAnswer, (api, done) => api.getTags(done))).tags,

    tokenProbe: async () => ({ expiresInSeconds: (await fetchToken()).expiresInSeconds }),

    apiDomainIps: () =>
      explained(tables, async () => {
        const path = '/cgi-bin/get_api_domain_ip';
        const answer = await withToken(token, (value) => ask({ method: 'GET', path, query: { access_token: value } }));
        return readAnswer(path, ipsAnswer, answer).ip_list;
      }),
  };
}

/** Facts §3.3: the end is `count` 0 or an empty `next_openid`. */
function toPage(answer: z.output<typeof followersAnswer>): FollowerPage {
  const openids = answer.data?.openid ?? [];
  const more = openids.length > 0 && answer.next_openid;
  return { total: answer.total, openids, ...(more ? { nextOpenid: more } : {}) };
}

function toQrCode(made: z.output<typeof qrCodeAnswer>, imageUrl: string): QrCode {
  const { ticket, url, expire_seconds: expireSeconds } = made;
  return { ticket, url, imageUrl, ...(expireSeconds === undefined ? {} : { expireSeconds }) };
}
