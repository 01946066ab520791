import helmet from 'koa-helmet';
import type { Middleware } from 'koa';
import type { Config } from '@lianke/config';

/** Strict by default: own scripts only. In the demo the simulator may frame our pages and be asked by them. */
export function createSecurityHeaders(config: Config): Middleware {
  const demo = config.simulatorUrl ? [config.simulatorUrl, config.simulatorUrl.replace('127.0.0.1', 'localhost')] : [];
  const https = config.publicUrl.startsWith('https://');
  return helmet({
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
  });
}
