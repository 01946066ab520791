import { createHash } from 'node:crypto';
import { textOf } from '../../http/fields.ts';
import { freshId } from '../../world/ids.ts';
import type { PayAnswer, PayCall, PayEndpoint } from '../endpoint.ts';
import { badParameter } from '../refusal.ts';
import { FAPIAO } from './setup-endpoints.ts';

/** The limit is not known; this is a guess. */
const LARGEST = 2 * 1024 * 1024;

function upload({ world, body, file }: PayCall): PayAnswer {
  if (textOf(body, 'file_type') !== 'PDF') throw badParameter('file_type', '文件类型只支持PDF');
  // Spelt so in the interface.
  if (textOf(body, 'digest_alogrithm') !== 'SM3') throw badParameter('digest_alogrithm', '摘要算法只支持SM3');
  if (!file || file.length === 0 || file.length > LARGEST) throw badParameter('file', '文件大小不正确');
  if (file.subarray(0, 5).toString('latin1') !== '%PDF-') throw badParameter('file', '文件不是PDF');
  const digest = createHash('sm3').update(file).digest('hex');
  if (textOf(body, 'digest').toLowerCase() !== digest) throw badParameter('digest', '文件摘要不一致');
  const mediaId = freshId('', 64);
  world.pay.fapiao.media.set(mediaId, { bytes: file, used: false });
  return { json: { fapiao_media_id: mediaId } };
}

export const uploadEndpoint: PayEndpoint = {
  method: 'POST',
  path: `${FAPIAO}/fapiao-applications/upload-fapiao-file`,
  multipart: true,
  run: upload,
};
