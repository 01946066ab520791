import { z } from 'zod';
import type { Outgoing } from '../kernel/outgoing.ts';
import { unreachable } from '../platforms/api/ask.ts';
import { readAnswer } from '../platforms/api/read-answer.ts';
import type { MerchantCredentials } from '../platforms/wechat-pay/types.ts';

const path = '/box/pay/merchant';

const text = z.string().min(1);
const merchant = z.object({ mchId: text, apiV3Key: text, privateKey: text, certSerial: text, publicKeyId: text, publicKey: text });

/** What a merchant downloads from the console. The simulator makes it when it starts, so it is asked for when first needed. */
export async function fetchSimulatedMerchant(send: Outgoing, simulatorUrl: string): Promise<MerchantCredentials> {
  const answer = await send({ method: 'GET', url: simulatorUrl + path }).catch((error: unknown) => {
    throw unreachable(path, error);
  });
  const { publicKeyId, publicKey, ...given } = readAnswer(path, merchant, JSON.parse(answer.body.toString('utf8')));
  return { ...given, publicKey: { id: publicKeyId, pem: publicKey } };
}
