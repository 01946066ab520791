import Router from '@koa/router';
import QRCode from 'qrcode';
import type { SimRouter, SimState } from '../http/state.ts';
import { showQrcode } from '../weixin/scene-codes.ts';
import type { World } from '../world/world.ts';
import { avatarSvg } from './avatars.ts';

export function imageRoutes(world: World): SimRouter {
  const router = new Router<SimState>();
  router.get('/avatars/:file', (ctx) => {
    ctx.set('Cache-Control', 'max-age=300');
    ctx.set('Access-Control-Allow-Origin', '*');
    ctx.type = 'image/svg+xml';
    ctx.body = avatarSvg(world, (ctx.params['file'] ?? '').replace(/\.svg$/, ''));
  });
  router.get('/qr/contact-way/:file', async (ctx) => {
    const configId = (ctx.params['file'] ?? '').replace(/\.png$/, '');
    if (!world.contactWays.has(configId)) return;
    ctx.type = 'image/png';
    ctx.body = await QRCode.toBuffer(`https://work.weixin.qq.com/u/${configId}`, { width: 430, margin: 2 });
  });
  router.get('/mp/cgi-bin/showqrcode', showQrcode(world));
  return router;
}
