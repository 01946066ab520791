import { X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { PlatformLog } from '../api/log.ts';
import type { MerchantSource } from './merchant.ts';
import { openResource, sealedResource } from './sealed-resource.ts';
import { faultOfHeaders, isSignedBy, readSignedHeaders } from './signature.ts';
import type { Transport } from './transport.ts';

export interface PlatformKeys {
  /** The key that WeChat Pay calls by this serial; undefined when it has none. */
  find(serial: string): Promise<KeyObject | undefined>;
}

interface Known {
  key: KeyObject;
  until: number;
}

const path = '/v3/certificates';
/** Serials in notices are anybody's to make up; asking WeChat for each would let a stranger have us flood it. */
const refreshGapMs = 60_000;
/** When the network failed, not WeChat Pay: without certificates no answer can be read, so that must not last a minute. */
const failedGapMs = 5_000;
const certificates = z.object({
  data: z.array(z.object({ serial_no: z.string().regex(/^[0-9A-Fa-f]{1,64}$/), encrypt_certificate: sealedResource })),
});

/**
 * Both verifying materials (facts §2): the public key from the console, and platform certificates, fetched when a serial is not known. A merchant
 * who changes from one to the other gets notices under both for days, so neither is preferred: the header decides.
 */
export function createPlatformKeys(parts: {
  transport: Transport;
  merchant: MerchantSource;
  clock: Clock;
  log?: PlatformLog;
}): PlatformKeys {
  const { transport, merchant, clock, log } = parts;
  let known = new Map<string, Known>();
  let notBefore = -Infinity;
  let refreshing: Promise<void> | undefined;

  const look = async (serial: string): Promise<KeyObject | undefined> => {
    const { publicKey } = await merchant.get();
    if (publicKey?.id === serial) return publicKey.key;
    const found = known.get(serial.toUpperCase());
    return found && found.until > clock.now() ? found.key : undefined;
  };

  const fetchCertificates = async (): Promise<void> => {
    const response = await transport({ method: 'GET', path });
    const { apiV3Key } = (await merchant.get()).credentials;
    const { data } = certificates.parse(JSON.parse(response.body.toString('utf8')));
    const fetched = new Map(
      data.map(({ serial_no, encrypt_certificate }) => {
        const certificate = new X509Certificate(openResource(apiV3Key, encrypt_certificate));
        return [serial_no.toUpperCase(), { key: certificate.publicKey, until: Date.parse(certificate.validTo) }] as const;
      }),
    );
    // The first list can be checked by nothing known before; that it opened with our APIv3 key says who sent it, its own signature that it is whole.
    const headers = readSignedHeaders(response.headers);
    const key = fetched.get(headers.serial.toUpperCase())?.key ?? (await look(headers.serial));
    if (faultOfHeaders(headers, clock.now()) || !key || !isSignedBy(key, headers, response.body)) throw new Error('unsigned certificates');
    known = fetched;
  };

  const refresh = async (): Promise<void> => {
    if (clock.now() < notBefore) return;
    notBefore = clock.now() + refreshGapMs;
    merchant.forget();
    // A merchant with the public key only has no certificates: 404. What is asked for then simply stays unknown.
    await fetchCertificates().catch((error: unknown) => {
      if (error instanceof AppError && error.retryable) notBefore = clock.now() + failedGapMs;
      log?.warn({ failure: error instanceof Error ? error.message : 'unknown' }, 'no platform certificates of WeChat Pay');
    });
  };

  return {
    find: async (serial) => {
      const at = await look(serial);
      if (at) return at;
      refreshing ??= refresh().finally(() => (refreshing = undefined));
      await refreshing;
      return look(serial);
    },
  };
}
