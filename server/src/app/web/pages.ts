import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Middleware } from 'koa';
import sirv from 'sirv';
import type { Deps } from '../../kernel/context.ts';
import { findFile } from '../../modules/files/index.ts';

const root = resolve(import.meta.dirname, '../../../..');
const require = createRequire(import.meta.url);

/** The built web apps, uploaded pictures, and what the pages need to know about this server. */
export function createPages(deps: Deps): Middleware[] {
  const staff = resolve(root, 'staff/dist');
  const mini = resolve(root, 'miniprogram/dist/h5');
  return [
    clientConfig(deps),
    files(deps),
    serveFolder('/docs/', dirname(require.resolve('swagger-ui-dist/package.json')), deps, 'index.html'),
    serveFolder('/mini/', mini, deps, 'index.html'),
    serveFolder('/sidebar/', resolve(staff, 'sidebar'), deps, 'index.html'),
    serveFolder('/workbench/', resolve(staff, 'workbench'), deps, 'index.html'),
    serveFolder('/staff-assets/', resolve(staff, 'staff-assets'), deps),
    async (ctx, next) => (ctx.path === '/' ? ctx.redirect('/workbench/') : next()),
  ];
}

const clientConfig =
  ({ config }: Deps): Middleware =>
  async (ctx, next) => {
    if (ctx.path === '/client-config.json') ctx.body = { simulatorUrl: config.simulatorUrl };
    else if (ctx.path === '/docs/swagger-initializer.js') {
      ctx.type = 'js';
      ctx.body = "window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, docExpansion: 'none' });";
    } else return next();
  };

const files =
  (deps: Deps): Middleware =>
  async (ctx, next) => {
    const id = /^\/files\/(fil_[0-9A-Z]{26})$/.exec(ctx.path)?.[1];
    const file = id && (await findFile(deps, id));
    if (!file) return next();
    ctx.set({
      'content-type': file.contentType,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      // Only ever drawn: opened as a page it may do nothing.
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
    ctx.body = file.bytes;
  };

/** A folder under a prefix; unknown paths get `fallback`, so that a page's own addresses survive a reload. */
function serveFolder(prefix: string, folder: string, { config }: Deps, fallback?: string): Middleware {
  if (!existsSync(folder)) return (_ctx, next) => next();
  const serve = sirv(folder, { etag: true, dev: !config.production, ...(fallback ? { single: fallback } : {}) });
  return async (ctx, next) => {
    if (`${ctx.path}/` === prefix) return ctx.redirect(prefix);
    if (!ctx.path.startsWith(prefix) || !['GET', 'HEAD'].includes(ctx.method)) return next();
    const { req, res } = ctx;
    const original = req.url;
    req.url = `/${(req.url ?? '').slice(prefix.length)}`;
    const handled = await new Promise<boolean>((settle) => {
      res.once('close', () => settle(true));
      serve(req, res, () => settle(false));
    });
    req.url = original;
    if (!handled) return next();
    ctx.respond = false;
  };
}
