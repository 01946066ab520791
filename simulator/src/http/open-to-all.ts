import type { Next } from 'koa';
import type { SimContext } from './state.ts';

/** CORS: the mini-program and sidebar stand-ins call the box from other origins. */
export async function openToAll(ctx: SimContext, next: Next): Promise<void> {
  const origin = ctx.get('Origin');
  ctx.set('Access-Control-Allow-Origin', origin || '*');
  if (origin) ctx.set('Vary', 'Origin');
  if (origin) ctx.set('Access-Control-Allow-Credentials', 'true');
  if (ctx.method === 'OPTIONS') {
    ctx.set('Access-Control-Allow-Methods', 'GET, POST, DELETE, OPTIONS');
    ctx.set('Access-Control-Allow-Headers', ctx.get('Access-Control-Request-Headers') || 'Content-Type');
    ctx.status = 204;
    return;
  }
  await next();
}
