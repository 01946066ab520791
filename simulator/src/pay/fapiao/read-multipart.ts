import type { SimContext } from '../../http/state.ts';
import { PayRefusal } from '../refusal.ts';

export interface Multipart {
  /** The text that is signed. */
  meta: string;
  file: Buffer;
}

const wrong = (message: string) => new PayRefusal(400, 'PARAM_ERROR', message);

/** The body was read byte by byte, one letter each. */
export function readMultipart(ctx: SimContext): Multipart {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(ctx.get('Content-Type'))?.[1];
  if (boundary === undefined) throw wrong('Http头Content-Type应为multipart/form-data');
  const parts = new Map<string, Buffer>();
  for (const part of ctx.state.raw.split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n');
    const name = /name="([^"]+)"/.exec(part.slice(0, end))?.[1];
    if (end > 0 && name !== undefined) parts.set(name, Buffer.from(part.slice(end + 4, -2), 'latin1'));
  }
  const meta = parts.get('meta');
  const file = parts.get('file');
  if (!meta || !file) throw wrong('请求体缺少meta或file');
  return { meta: meta.toString('utf8'), file };
}
