import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Context } from '../../../kernel/context.ts';
import type { ByteSource } from '../reading/byte-source.ts';
import { place } from '../tables.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
const keptParts = 3;

interface Part {
  nth: number;
  bytes: number;
}

/** Stores a part of an uploaded file, sealed; a second time it replaces the first. */
export async function savePart(ctx: Context, importId: string, nth: number, content: Buffer): Promise<void> {
  const packed = await deflate(content, { level: 1 });
  const sealed = ctx.sealing.seal(packed.toString('base64'), place.part(importId, nth));
  const value = { bytes: content.length, sealed };
  const known = await ctx.db('customer_import_parts').where({ import_id: importId, nth }).update(value);
  if (known > 0) return;
  try {
    await ctx.db('customer_import_parts').insert({ import_id: importId, nth, ...value });
  } catch (error) {
    if (!ctx.dialect.isUniqueViolation(error)) throw error; // sent twice at once: the other one is the same
  }
}

const listParts = (ctx: Pick<Context, 'db'>, importId: string): PromiseLike<Part[]> =>
  ctx.db('customer_import_parts').where({ import_id: importId }).orderBy('nth').select('nth', 'bytes');

/** Whether parts 0 to `last` are all here and no others, and how many bytes they make. */
export async function measureParts(
  ctx: Pick<Context, 'db'>,
  importId: string,
  last: number,
): Promise<{ complete: boolean; bytes: number }> {
  const parts = await listParts(ctx, importId);
  return {
    complete: parts.length === last + 1 && parts.at(-1)?.nth === last,
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
  };
}

/** The uploaded file, read part by part; a few parts are kept, because a zip archive is read here and there. */
export async function openParts(ctx: Pick<Context, 'db' | 'sealing'>, importId: string): Promise<ByteSource> {
  const parts = await listParts(ctx, importId);
  const starts: number[] = [];
  let size = 0;
  for (const part of parts) {
    starts.push(size);
    size += part.bytes;
  }
  const kept = new Map<number, Buffer>();
  const load = async (nth: number): Promise<Buffer> => {
    const known = kept.get(nth);
    if (known) return known;
    const row = await ctx.db('customer_import_parts').where({ import_id: importId, nth }).first<{ sealed: string } | undefined>('sealed');
    if (!row) throw new Error(`part ${nth} of ${importId} is gone`);
    const content = await inflate(Buffer.from(ctx.sealing.open(row.sealed, place.part(importId, nth)), 'base64'));
    for (const oldest of kept.keys()) {
      if (kept.size < keptParts) break;
      kept.delete(oldest);
    }
    kept.set(nth, content);
    return content;
  };
  return {
    size,
    read: async function* (start, end) {
      let at = partAt(starts, start);
      while (at < parts.length && (starts[at] ?? size) < end) {
        const begins = starts[at] ?? 0;
        const content = await load(parts[at]?.nth ?? 0);
        yield content.subarray(Math.max(0, start - begins), Math.min(content.length, end - begins));
        at += 1;
      }
    },
  };
}

/** The part a byte is in. */
function partAt(starts: readonly number[], byte: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= byte) low = middle;
    else high = middle - 1;
  }
  return low;
}

export async function deleteParts(ctx: Pick<Context, 'db'>, importId: string): Promise<void> {
  await ctx.db('customer_import_parts').where({ import_id: importId }).delete();
}
