import type { Config } from '@lianke/config';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Outgoing } from '../kernel/outgoing.ts';
import type { Ports } from '../kernel/ports.ts';
import { createWechatFapiao } from '../platforms/wechat-fapiao/client.ts';
import { createWechatPay } from '../platforms/wechat-pay/client.ts';
import type { WechatPayOptions } from '../platforms/wechat-pay/types.ts';
import { fetchSimulatedMerchant } from './simulated-merchant.ts';

interface Parts {
  clock: Clock;
  send: Outgoing;
  log: Log;
}

/** WeChat Pay of the merchant whose money this shop takes. */
export function buildWechatPay(config: Config, parts: Parts): Ports['wechatPay'] {
  const options = optionsOf(config, parts);
  return options && createWechatPay(options);
}

/** The same merchant's invoices in WeChat's bill and card pack. */
export function buildWechatFapiao(config: Config, parts: Parts): Ports['wechatFapiao'] {
  const options = optionsOf(config, parts);
  return options && config.wechatFapiao && createWechatFapiao({ ...options, logoUrl: config.wechatFapiao.logoUrl });
}

function optionsOf(config: Config, parts: Parts): WechatPayOptions | null {
  const { wechatPay, miniProgram, simulatorUrl } = config;
  if (!wechatPay || !miniProgram) return null;
  const { mchId, credentials } = wechatPay;
  return {
    ...parts,
    mchId,
    appId: miniProgram.appId,
    apiBase: config.bases.wechatPay,
    credentials: async () => (credentials ? { mchId, ...credentials } : fetchSimulatedMerchant(parts.send, simulatorUrl ?? '')),
  };
}
