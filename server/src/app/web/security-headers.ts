import helmet from 'koa-helmet';
import type { Middleware } from 'koa';
import type { Config } from '@lianke/config';

/** Strict by default: own scripts only. In the demo the simulator may frame our pages and be asked by them. */
export function createSecurityHeaders(config: Config): Middleware {
  const demo = config.simulatorUrl ? [config.simulatorUrl, config.simulatorUrl.replace('127.0.0.1', 'localhost')] : [];
  const https = config.publicUrl.startsWith('https://');
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"], // antd and Taro write styles at run time
          imgSrc: ["'self'", 'data:', 'blob:', 'https:', ...demo],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'", ...demo],
          frameAncestors: ["'self'", ...demo],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
        },
      },
      strictTransportSecurity: https,
      xFrameOptions: false, // frame-ancestors says it better
      crossOriginEmbedderPolicy: false,
      crossOriginResourcePolicy: { policy: 'cross-origin' }, // WeChat shows avatars from its own pages
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      originAgentCluster: false,
    }),
  );
  return async (ctx, next) => {
    for (const [name, value] of await headers) ctx.res.setHeader(name, value);
    return next();
  };
}

/** None of them depends on the request, so they are made once and not for every answer. */
async function headersOf(protect: Middleware): Promise<[string, string][]> {
  const found: [string, string][] = [];
  const res = { setHeader: (name: string, value: string) => void found.push([name, value]), removeHeader: () => undefined };
  await protect({ req: {}, res } as unknown as Parameters<Middleware>[0], () => Promise.resolve());
  return found;
}
