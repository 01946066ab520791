import type { IncomingMessage } from 'node:http';
import getRawBody from 'raw-body';
import { AppError } from '../errors.ts';

/** The bytes of a request, at most `limit` of them: a longer one is refused by its announced length or while it streams in. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new AppError('request.too_large');
  try {
    return await getRawBody(request, { limit });
  } catch (error) {
    if ((error as { type?: string }).type === 'entity.too.large') throw new AppError('request.too_large');
    throw new AppError('request.invalid', { reason: 'body_aborted' });
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON object from a body; an empty body is `{}`. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(utf8.decode(body)) as unknown;
  } catch {
    throw new AppError('request.invalid', { reason: 'not_json' });
  }
}
