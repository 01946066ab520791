import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { textOf } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import { checkSecret } from './tokens.ts';

const DAILY_LIMITS: Record<string, number> = {
  '/cgi-bin/user/info': 5_000_000,
  '/cgi-bin/user/info/batchget': 5_000_000,
  '/cgi-bin/user/get': 500,
  '/cgi-bin/message/custom/send': 500_000,
  '/cgi-bin/qrcode/create': 100_000,
  '/cgi-bin/tags/get': 1_000,
  '/cgi-bin/token': 2_000,
  '/wxa/business/getuserphonenumber': 100_000,
};
const CLEARS_PER_MONTH = 10;
const clears = new WeakMap<World, number>();

function ticket({ world, query }: Call): Json {
  const type = textOf(query, 'type');
  if (type !== 'jsapi' && type !== 'wx_card') throw new Refusal(40097, 'invalid args');
  return world.tickets.get(`oa-${type}`);
}

const addresses = (...list: string[]) => ({ ip_list: list });

function quota({ world, body }: Call): Json {
  const path = textOf(body, 'cgi_path');
  if (path.startsWith('/sns/')) throw new Refusal(76022, 'no permission to query this api');
  const limit = DAILY_LIMITS[path];
  if (limit === undefined) throw new Refusal(76021, 'cgi_path not found, please check');
  const used = world.metrics.callsOf(`/weixin${path}`);
  return { quota: { daily_limit: limit, used, remain: Math.max(0, limit - used) }, rate_limit: { call_count: 0, refresh_second: 60 } };
}

function countClear(world: World): Json {
  const made = (clears.get(world) ?? 0) + 1;
  if (made > CLEARS_PER_MONTH) throw new Refusal(48006, 'forbid to clear quota because of reaching the limit');
  clears.set(world, made);
  world.metrics.clearCalls();
  return {};
}

function clearQuota({ world, body, issued }: Call): Json {
  const own = issued?.app === 'mini' ? world.accounts.MINI_APP_ID : world.accounts.OA_APP_ID;
  if (textOf(body, 'appid') !== own) throw new Refusal(40013, 'invalid appid');
  return countClear(world);
}

function clearQuotaBySecret({ world, body, query }: Call): Json {
  const from = { ...query, ...body };
  checkSecret(world, { appid: textOf(from, 'appid'), secret: textOf(from, 'appsecret') });
  return countClear(world);
}

export const platformInfoEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/cgi-bin/ticket/getticket', token: ['oa'], run: ticket },
  {
    method: 'GET',
    path: '/cgi-bin/get_api_domain_ip',
    token: ['oa', 'mini'],
    bare: true,
    run: () => addresses('127.0.0.1', '203.0.113.0/24'),
  },
  {
    method: 'GET',
    path: '/cgi-bin/getcallbackip',
    token: ['oa', 'mini'],
    bare: true,
    run: () => addresses('127.0.0.1', '198.51.100.0/24'),
  },
  { method: 'POST', path: '/cgi-bin/openapi/quota/get', token: ['oa', 'mini'], run: quota },
  { method: 'POST', path: '/cgi-bin/clear_quota', token: ['oa', 'mini'], run: clearQuota },
  { method: 'POST', path: '/cgi-bin/clear_quota/v2', token: 'none', run: clearQuotaBySecret },
];
