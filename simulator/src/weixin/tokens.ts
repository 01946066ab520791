import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { booleanOf, textOf } from '../http/fields.ts';
import type { AppKind, Issued } from '../world/tokens.ts';
import { OVERLAP_MS } from '../world/tokens.ts';
import type { World } from '../world/world.ts';

const FORCE_PER_DAY = 20;
const FORCE_GAP_MS = 30_000;
type WeixinApp = 'oa' | 'mini' | 'shop';
const PLATFORM_OF = { oa: 'official-account', mini: 'mini-program', shop: 'wechat-shop' } as const;

const forced = new WeakMap<World, Map<AppKind, number[]>>();

/** Who asks: checks appid and secret as both token addresses do. */
function appOf(world: World, from: Json): WeixinApp {
  if (textOf(from, 'grant_type') !== 'client_credential') throw new Refusal(40002, 'invalid grant_type');
  return checkSecret(world, from);
}

export function checkSecret(world: World, from: Json): WeixinApp {
  const appid = textOf(from, 'appid');
  const secret = textOf(from, 'secret');
  if (!appid) throw new Refusal(41002, 'appid missing');
  if (!secret) throw new Refusal(41004, 'appsecret missing');
  const known = [
    { app: 'oa' as const, appid: world.accounts.OA_APP_ID, secret: world.accounts.OA_APP_SECRET },
    { app: 'mini' as const, appid: world.accounts.MINI_APP_ID, secret: world.accounts.MINI_APP_SECRET },
    { app: 'shop' as const, appid: world.accounts.WXSHOP_APP_ID, secret: world.accounts.WXSHOP_APP_SECRET },
  ].find((one) => one.appid === appid);
  if (!known) throw new Refusal(40013, 'invalid appid');
  if (secret.length !== known.secret.length) throw new Refusal(40125, 'invalid appsecret');
  if (secret !== known.secret) throw new Refusal(40001, 'invalid credential');
  return known.app;
}

const view = (world: World, issued: Issued): Json => ({
  access_token: issued.token,
  expires_in: Math.ceil((issued.expiresAt - world.clock.now()) / 1000),
});

function giveClassic({ world, query }: Call): Json {
  const app = appOf(world, query);
  const last = world.tokens.current(app, 'classic');
  if (last) world.tokens.retire(last, OVERLAP_MS);
  world.metrics.tokenFetched(PLATFORM_OF[app]);
  return view(world, world.tokens.issue(app, 'classic'));
}

function checkForce(world: World, app: AppKind): void {
  const perApp = forced.get(world) ?? new Map<AppKind, number[]>();
  forced.set(world, perApp);
  const now = world.clock.now();
  const today = (perApp.get(app) ?? []).filter((at) => at > now - 86_400_000);
  if (today.length >= FORCE_PER_DAY) throw new Refusal(45009, 'reach max api daily quota limit');
  if (today.some((at) => at > now - FORCE_GAP_MS)) throw new Refusal(45011, 'api minute-quota reach limit, must slower, retry next minute');
  perApp.set(app, [...today, now]);
}

function giveStable({ world, body }: Call): Json {
  const app = appOf(world, body);
  const last = world.tokens.current(app, 'stable');
  world.metrics.tokenFetched(PLATFORM_OF[app]);
  if (booleanOf(body, 'force_refresh', false)) {
    checkForce(world, app);
    if (last) world.tokens.retire(last, 0);
    return view(world, world.tokens.issue(app, 'stable'));
  }
  // Near its end the platform hands out the next one while the old one lives out its last minutes.
  const fresh = last !== undefined && last.expiresAt - world.clock.now() > OVERLAP_MS;
  return view(world, fresh ? last : world.tokens.issue(app, 'stable'));
}

export const tokenEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/cgi-bin/token', token: 'none', bare: true, run: giveClassic },
  { method: 'POST', path: '/cgi-bin/stable_token', token: 'none', bare: true, run: giveStable },
];
