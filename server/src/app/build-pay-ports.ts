import type { Config } from '@lianke/config';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Outgoing } from '../kernel/outgoing.ts';
import type { Ports } from '../kernel/ports.ts';
import { createWechatPay } from '../platforms/wechat-pay/client.ts';
import { fetchSimulatedMerchant } from './simulated-merchant.ts';

/** WeChat Pay of the merchant whose money this shop takes. */
export function buildWechatPay(config: Config, parts: { clock: Clock; send: Outgoing; log: Log }): Ports['wechatPay'] {
  const { wechatPay, miniProgram, simulatorUrl } = config;
  if (!wechatPay || !miniProgram) return null;
  const { mchId, credentials } = wechatPay;
  return createWechatPay({
    ...parts,
    mchId,
    appId: miniProgram.appId,
    apiBase: config.bases.wechatPay,
    credentials: async () => (credentials ? { mchId, ...credentials } : fetchSimulatedMerchant(parts.send, simulatorUrl ?? '')),
  });
}
