import getRawBody from 'raw-body';
import type { Next } from 'koa';
import type { SimContext } from './state.ts';

export async function readBody(ctx: SimContext, next: Next): Promise<void> {
  const hasBody = ['POST', 'PUT', 'PATCH', 'DELETE'].includes(ctx.method);
  // A file among the parts is no text: every byte becomes a letter of its own.
  const encoding = ctx.get('Content-Type').startsWith('multipart/') ? 'latin1' : 'utf8';
  ctx.state.raw = hasBody ? await getRawBody(ctx.req, { encoding, limit: '4mb' }) : '';
  await next();
}
