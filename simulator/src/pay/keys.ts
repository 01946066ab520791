import type { KeyObject } from 'node:crypto';
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { loadAccounts } from '../world/accounts.ts';
import { freshId } from '../world/ids.ts';
import { makeCertificate } from './certificate.ts';

const YEARS_5_MS = 5 * 365 * 86_400_000;
const HOUR_MS = 3_600_000;

export interface Signer {
  /** What Wechatpay-Serial names it by. */
  serial: string;
  key: KeyObject;
}

export interface PayKeys {
  mchId: string;
  apiV3Key: string;
  merchant: { key: KeyObject; publicKey: KeyObject; serial: string; certificate: string };
  publicKey: Signer & { pem: string };
  certificate: Signer & { pem: string; from: number; until: number };
  /** Belongs to nobody: forgeries are signed with it. */
  stranger(): Signer;
}

const rsaKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** The top bit stays clear, so that the certificate's number is written in as many bytes as the header has digits. */
const freshSerial = (): string => {
  const bytes = randomBytes(20);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes.toString('hex').toUpperCase();
};

const pemOf = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

function makeKeys(): PayKeys {
  const mchId = loadAccounts().WXPAY_MCH_ID || '1900017531';
  const from = Date.now() - HOUR_MS;
  const until = from + YEARS_5_MS;
  const merchantKey = rsaKey();
  const merchantSerial = freshSerial();
  const publicKey = rsaKey();
  const certificateKey = rsaKey();
  const certificateSerial = freshSerial();
  let stranger: Signer | undefined;
  return {
    mchId,
    apiV3Key: freshId('', 32),
    merchant: {
      key: merchantKey,
      publicKey: createPublicKey(merchantKey),
      serial: merchantSerial,
      certificate: makeCertificate({ key: merchantKey, serial: merchantSerial, name: mchId, from, until }),
    },
    publicKey: { serial: `PUB_KEY_ID_011${mchId}2026010100${String(Date.now()).slice(-12)}`, key: publicKey, pem: pemOf(publicKey) },
    certificate: {
      serial: certificateSerial,
      key: certificateKey,
      pem: makeCertificate({ key: certificateKey, serial: certificateSerial, name: 'Tenpay.com sign (simulated)', from, until }),
      from,
      until,
    },
    stranger: () => (stranger ??= { serial: freshSerial(), key: rsaKey() }),
  };
}

let made: PayKeys | undefined;

/** Once per process: a process plays one WeChat Pay, however many simulators its tests start, and RSA keys take their time. */
export const payKeys = (): PayKeys => (made ??= makeKeys());
