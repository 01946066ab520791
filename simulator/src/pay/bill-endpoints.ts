import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { textOf } from '../http/fields.ts';
import { startOfDay } from '../world/beijing.ts';
import { freshId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import { billFile } from './bill-file.ts';
import type { BillType } from './bill-rows.ts';
import { billRows } from './bill-rows.ts';
import type { PayAnswer, PayCall, PayEndpoint } from './endpoint.ts';
import { badParameter, PayRefusal } from './refusal.ts';
import { PREFIX } from './serve.ts';

const DAY_MS = 86_400_000;
const READY_AFTER_MS = DAY_MS + 10 * 3_600_000;
const OLDEST_DAYS = 93;
const ADDRESS_LIFE_MS = 300_000;

const typeOf = (text: string): BillType | undefined => (['ALL', 'SUCCESS', 'REFUND'] as const).find((one) => one === (text || 'ALL'));

/** Bills are made in the morning of the next day. The names of these errors are v3's as far as known. */
function checkDay(world: World, day: string): void {
  const start = startOfDay(day);
  if (start === undefined) throw badParameter('bill_date', '账单日期格式错误，应为yyyy-MM-dd', day);
  if (world.pay.settings.billsReady) return;
  const now = world.clock.now();
  if (start + OLDEST_DAYS * DAY_MS < now) throw badParameter('bill_date', '只能下载三个月以内的账单', day);
  if (start + DAY_MS > now) throw new PayRefusal(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
  if (start + READY_AFTER_MS > now) throw new PayRefusal(400, 'STATEMENT_CREATING', '账单正在生成中，请在上午10点后再试');
}

function forgetOldFiles(world: World): void {
  for (const [token, file] of world.pay.billFiles) if (file.expiresAt <= world.clock.now()) world.pay.billFiles.delete(token);
}

function tradeBill({ world, query }: PayCall): PayAnswer {
  const day = textOf(query, 'bill_date');
  const type = typeOf(textOf(query, 'bill_type'));
  const packed = textOf(query, 'tar_type');
  if (!type) throw badParameter('bill_type', '账单类型不正确', query['bill_type']);
  if (packed && packed !== 'GZIP') throw badParameter('tar_type', '压缩类型只支持GZIP', packed);
  checkDay(world, day);
  const rows = billRows(world, day, type);
  if (rows.length === 0) throw new PayRefusal(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
  const bytes = billFile(rows, type);
  forgetOldFiles(world);
  const token = freshId('', 64);
  world.pay.billFiles.set(token, { bytes: packed ? gzipSync(bytes) : bytes, expiresAt: world.clock.now() + ADDRESS_LIFE_MS });
  const address = `${world.addresses.public}${PREFIX}/v3/billdownload/file?token=${token}${packed ? '&tartype=gzip' : ''}`;
  // Over the file as it is unpacked.
  return { json: { hash_type: 'SHA1', hash_value: createHash('sha1').update(bytes).digest('hex'), download_url: address } };
}

function download({ world, query }: PayCall): PayAnswer {
  forgetOldFiles(world);
  const file = world.pay.billFiles.get(textOf(query, 'token'));
  if (!file) throw new PayRefusal(400, 'PARAM_ERROR', '下载地址已失效');
  return { file: file.bytes };
}

export const billEndpoints: readonly PayEndpoint[] = [
  { method: 'GET', path: '/v3/bill/tradebill', run: tradeBill },
  { method: 'GET', path: '/v3/billdownload/file', run: download },
];
