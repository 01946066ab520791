import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { AppError } from '../../kernel/errors.ts';
import type { MerchantCredentials, WechatPayOptions } from './types.ts';
import { createPaySigner } from './wechatpay-adapter.ts';
import type { PaySigner } from './wechatpay-adapter.ts';

export interface Merchant {
  credentials: MerchantCredentials;
  signer: PaySigner;
  /** Of WeChat Pay, when the merchant has it. */
  publicKey: { id: string; key: KeyObject } | null;
}

export interface MerchantSource {
  get(): Promise<Merchant>;
  /** Lets the next `get` ask again: the simulator makes new keys when it starts anew. */
  forget(): void;
}

/** The merchant's keys: asked for once, and again after a failure. */
export function createMerchant({ credentials, appId, mchId }: WechatPayOptions): MerchantSource {
  let known: Promise<Merchant> | undefined;

  const load = async (): Promise<Merchant> => {
    const given = await credentials();
    if (given.mchId !== mchId) throw new AppError('platform.credential', { reason: 'other_merchant' });
    const { publicKey } = given;
    return {
      credentials: given,
      signer: createPaySigner(appId, given),
      publicKey: publicKey && { id: publicKey.id, key: createPublicKey(publicKey.pem) },
    };
  };

  return {
    get: () => {
      const loading = (known ??= load());
      loading.catch(() => {
        if (known === loading) known = undefined;
      });
      return loading;
    },
    forget: () => (known = undefined),
  };
}
