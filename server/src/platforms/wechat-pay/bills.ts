import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { Clock } from '../../kernel/clock.ts';
import { readAnswer } from '../api/read-answer.ts';
import { readBillRows } from './bill-rows.ts';
import { explainedPay, reasonOf } from './errors.ts';
import { PayRefusal } from './refusal.ts';
import type { SignedCall } from './signed-call.ts';
import type { Transport } from './transport.ts';
import type { TradeBill, WechatPay } from './types.ts';

const path = '/v3/bill/tradebill';
const billAnswer = z.object({ hash_type: z.literal('SHA1'), hash_value: z.string().regex(/^[0-9a-fA-F]{40}$/), download_url: z.url() });

/** Gzipped; some millions of payments. */
const maxBytes = 256 * 1024 * 1024;
const downloadTimeoutMs = 10 * 60_000;
/** Bills of a day are there by ten in the morning of the next (facts §8). */
const readyAfterMs = 34 * 3_600_000;

/** Trade bills: asked for in a signed call, downloaded in one whose answer is not signed, so the signed hash stands for it. */
export function createTradeBill(parts: { call: SignedCall; transport: Transport; clock: Clock; apiBase: string }): WechatPay['tradeBill'] {
  const { call, transport, clock, apiBase } = parts;
  return async (day, type) => {
    const query = new URLSearchParams({ bill_date: day, bill_type: type, tar_type: 'GZIP' });
    try {
      const { hash_value: hash, download_url: url } = readAnswer(path, billAnswer, await call({ method: 'GET', path: `${path}?${query}` }));
      const download = { method: 'GET', path: ownPath(url, apiBase), timeoutMs: downloadTimeoutMs, maxBytes } as const;
      const { body } = await transport(download);
      await check(body, hash);
      return { state: 'ready', rows: { [Symbol.asyncIterator]: () => readBillRows(plainText(body)) } };
    } catch (error) {
      if (error instanceof PayRefusal) return withoutBill(error, Date.parse(`${day}T00:00:00+08:00`) + readyAfterMs > clock.now());
      throw error;
    }
  };
}

/** That one code means both "never" and "not yet" before ten is unconfirmed, so both are read so. */
function withoutBill(refusal: PayRefusal, early: boolean): Promise<TradeBill> {
  const reason = reasonOf(refusal);
  if (reason === 'bill_not_ready' || (reason === 'no_bill' && early)) return Promise.resolve({ state: 'not_ready' });
  if (reason === 'no_bill') return Promise.resolve({ state: 'none' });
  return explainedPay(() => Promise.reject(refusal));
}

/** Only ever to the host we talk to, whatever the address says: the request carries our signature. */
function ownPath(url: string, apiBase: string): string {
  const { pathname, search } = new URL(url);
  const prefix = new URL(apiBase).pathname.replace(/\/$/, '');
  return (prefix !== '' && pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname) + search;
}

const plainText = (file: Buffer): Readable => {
  const source = Readable.from([file]);
  return isGzip(file) ? source.pipe(createGunzip()) : source;
};

const isGzip = (file: Buffer): boolean => file[0] === 0x1f && file[1] === 0x8b;

/** SHA1 is over the uncompressed file. Hash and summary are read to the end first, so that no row of a damaged file is ever given out. */
async function check(file: Buffer, hash: string): Promise<void> {
  const sha1 = createHash('sha1');
  try {
    for await (const chunk of plainText(file)) sha1.update(chunk as Buffer);
  } catch {
    throw damaged(); // not the gzip it began as
  }
  if (sha1.digest('hex') !== hash.toLowerCase()) throw damaged();
  const rows = readBillRows(plainText(file));
  while (!(await rows.next()).done);
}

const damaged = (): AppError => new AppError('platform.unreachable', { api: path, reason: 'damaged_file' });
