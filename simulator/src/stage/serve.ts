import type { Middleware } from 'koa';
import { bundleStage } from './bundle.ts';
import type { StageBundle } from './bundle.ts';
import { brokenPage, stagePage } from './page.ts';

// Bundled at the first visit rather than at start: tests start many simulators and never look at the page.
let bundled: Promise<StageBundle> | undefined;

const bundle = (): Promise<StageBundle> => {
  bundled ??= bundleStage().catch((error: unknown) => {
    bundled = undefined;
    throw error;
  });
  return bundled;
};

/** The demo's page: `/` and `/stage/*`; everything else is left to the next middleware. */
export const createStage = async (): Promise<Middleware> => async (ctx, next) => {
  const isPage = ctx.path === '/';
  if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || (!isPage && !ctx.path.startsWith('/stage/'))) {
    await next();
    return;
  }

  let stage: StageBundle;
  try {
    stage = await bundle();
  } catch (error) {
    ctx.status = 500;
    ctx.type = 'html';
    ctx.body = brokenPage(error instanceof Error ? error.message : String(error));
    return;
  }

  if (isPage) {
    ctx.type = 'html';
    ctx.set('Cache-Control', 'no-cache');
    ctx.body = stagePage(stage.version);
    return;
  }

  const asset = { '/stage/stage.js': stage.script, '/stage/stage.css': stage.style }[ctx.path];
  if (asset === undefined) {
    ctx.status = 404;
    return;
  }
  ctx.type = ctx.path.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8';
  ctx.set('Cache-Control', ctx.query.v === stage.version ? 'public, max-age=31536000, immutable' : 'no-cache');
  ctx.body = asset;
};
