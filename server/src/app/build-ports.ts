import type { Config } from '@lianke/config';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Outgoing } from '../kernel/outgoing.ts';
import type { Ports } from '../kernel/ports.ts';
import type { KeyValue } from '../kernel/store/key-value.ts';
import { createNuonuo } from '../platforms/einvoice/nuonuo/client.ts';
import { createMiniProgramCallback } from '../platforms/mini-program/callback.ts';
import { createMiniProgram } from '../platforms/mini-program/client.ts';
import { createOfficialAccountCallback } from '../platforms/official-account/callback.ts';
import { createOfficialAccount } from '../platforms/official-account/client.ts';
import { createWechatShopCallback } from '../platforms/wechat-shop/callback.ts';
import { createWechatShop } from '../platforms/wechat-shop/client.ts';
import { createWecomCallback } from '../platforms/wecom/callback.ts';
import { createWecom } from '../platforms/wecom/client.ts';
import { buildWechatFapiao, buildWechatPay } from './build-pay-ports.ts';

/** The clients of every platform this shop has connected. */
export function buildPorts(config: Config, parts: { clock: Clock; kv: KeyValue; send: Outgoing; log: Log }): Ports {
  const { officialAccount, miniProgram, wechatShop, wecom, bases } = config;
  const callbackRules = { clock: parts.clock, maxSkewSeconds: config.callbackMaxSkewSeconds };
  return {
    officialAccount: officialAccount && {
      appId: officialAccount.appId,
      api: createOfficialAccount({
        ...parts,
        appId: officialAccount.appId,
        secret: officialAccount.secret,
        apiBase: bases.weixin,
        mpBase: bases.mp,
      }),
      callback: createOfficialAccountCallback({ ...callbackRules, ...officialAccount }),
    },
    miniProgram: miniProgram && {
      appId: miniProgram.appId,
      api: createMiniProgram({ ...parts, appId: miniProgram.appId, secret: miniProgram.secret, apiBase: bases.weixin }),
      callback: miniProgram.token
        ? createMiniProgramCallback({
            ...callbackRules,
            appId: miniProgram.appId,
            token: miniProgram.token,
            ...(miniProgram.encodingAesKey ? { encodingAesKey: miniProgram.encodingAesKey } : {}),
            allowPlain: miniProgram.allowPlain,
          })
        : null,
    },
    wechatPay: buildWechatPay(config, parts),
    wechatFapiao: buildWechatFapiao(config, parts),
    einvoices: { nuonuo: createNuonuo({ ...parts, gateway: bases.nuonuo, tokenBase: bases.nuonuoToken }) },
    wechatShop: wechatShop && {
      appId: wechatShop.appId,
      api: createWechatShop({ ...parts, appId: wechatShop.appId, secret: wechatShop.secret, apiBase: bases.weixin }),
      callback: wechatShop.token
        ? createWechatShopCallback({
            ...callbackRules,
            appId: wechatShop.appId,
            token: wechatShop.token,
            ...(wechatShop.encodingAesKey ? { encodingAesKey: wechatShop.encodingAesKey } : {}),
          })
        : null,
    },
    wecom: wecom && {
      corpId: wecom.corpId,
      agentId: wecom.agentId,
      api: createWecom({ ...parts, ...wecom, apiBase: bases.wecom }),
      callback: createWecomCallback({ ...callbackRules, ...wecom }),
    },
  };
}
