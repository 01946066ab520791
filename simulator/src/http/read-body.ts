import getRawBody from 'raw-body';
import type { Next } from 'koa';
import type { SimContext } from './state.ts';

export async function readBody(ctx: SimContext, next: Next): Promise<void> {
  const hasBody = ctx.method === 'POST' || ctx.method === 'PUT' || ctx.method === 'DELETE';
  ctx.state.raw = hasBody ? await getRawBody(ctx.req, { encoding: 'utf8', limit: '4mb' }) : '';
  await next();
}
