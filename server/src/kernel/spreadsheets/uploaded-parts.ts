import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Context } from '../context.ts';
import type { ByteSource } from './byte-source.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
const keptParts = 3;

interface Part {
  nth: number;
  bytes: number;
}

interface UploadedParts {
  /** Stores a part of an uploaded file, sealed; a second time it replaces the first. */
  save(ctx: Context, importId: string, nth: number, content: Buffer): Promise<void>;
  /** Whether parts 0 to `last` are all here and no others, and how many bytes they make. */
  measure(ctx: Pick<Context, 'db'>, importId: string, last: number): Promise<{ complete: boolean; bytes: number }>;
  /** The uploaded file, read part by part; a few parts are kept, because a zip archive is read here and there. */
  open(ctx: Pick<Context, 'db' | 'sealing'>, importId: string): Promise<ByteSource>;
  remove(ctx: Pick<Context, 'db'>, importId: string): Promise<void>;
}

/**
 * A file that arrives in parts and waits in the database, sealed. `table` has import_id, nth (both its key), bytes and sealed; `place` says what a
 * sealed part is bound to.
 */
export function uploadedParts(table: string, place: (importId: string, nth: number) => string): UploadedParts {
  const list = (ctx: Pick<Context, 'db'>, importId: string): PromiseLike<Part[]> =>
    ctx.db(table).where({ import_id: importId }).orderBy('nth').select('nth', 'bytes');

  const load = async (ctx: Pick<Context, 'db' | 'sealing'>, importId: string, nth: number): Promise<Buffer> => {
    const row = await ctx.db(table).where({ import_id: importId, nth }).first<{ sealed: string } | undefined>('sealed');
    if (!row) throw new Error(`part ${nth} of ${importId} is gone`);
    return inflate(Buffer.from(ctx.sealing.open(row.sealed, place(importId, nth)), 'base64'));
  };

  return {
    async save(ctx, importId, nth, content) {
      const packed = await deflate(content, { level: 1 });
      const value = { bytes: content.length, sealed: ctx.sealing.seal(packed.toString('base64'), place(importId, nth)) };
      const known = await ctx.db(table).where({ import_id: importId, nth }).update(value);
      if (known > 0) return;
      try {
        await ctx.db(table).insert({ import_id: importId, nth, ...value });
      } catch (error) {
        if (!ctx.dialect.isUniqueViolation(error)) throw error; // sent twice at once: the other one is the same
      }
    },
    async measure(ctx, importId, last) {
      const parts = await list(ctx, importId);
      return {
        complete: parts.length === last + 1 && parts.at(-1)?.nth === last,
        bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
      };
    },
    async open(ctx, importId) {
      const parts = await list(ctx, importId);
      return readParts(parts, (nth) => load(ctx, importId, nth));
    },
    async remove(ctx, importId) {
      await ctx.db(table).where({ import_id: importId }).delete();
    },
  };
}

function readParts(parts: readonly Part[], load: (nth: number) => Promise<Buffer>): ByteSource {
  const starts: number[] = [];
  let size = 0;
  for (const part of parts) {
    starts.push(size);
    size += part.bytes;
  }
  const kept = new Map<number, Buffer>();
  const keep = async (nth: number): Promise<Buffer> => {
    const known = kept.get(nth);
    if (known) return known;
    const content = await load(nth);
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
        const content = await keep(parts[at]?.nth ?? 0);
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
