import { randomBytes } from 'node:crypto';
import type { Dialect } from '../http/serve-endpoints.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { textOf } from '../http/fields.ts';
import type { Issued, TokenVerdict } from '../world/tokens.ts';

const isTokenEndpoint = (endpoint: Endpoint) => /\/(token|stable_token)$/.test(endpoint.path);

function refuseToken(verdict: Exclude<TokenVerdict, Issued>): Refusal {
  switch (verdict) {
    case 'missing':
      return new Refusal(41001, 'access_token missing');
    case 'malformed':
      return new Refusal(40014, 'invalid access_token');
    case 'expired':
      return new Refusal(42001, 'access_token expired');
    case 'retired':
    case 'unknown':
      return new Refusal(40001, 'invalid credential, access_token is invalid or not latest');
  }
}

export const weixinDialect: Dialect = {
  platformOf: (world, query, body) => {
    const verdict = world.tokens.check(textOf(query, 'access_token'));
    if (typeof verdict === 'object')
      return verdict.app === 'mini' ? 'mini-program' : verdict.app === 'shop' ? 'wechat-shop' : 'official-account';
    const appid = textOf(query, 'appid') || textOf(body, 'appid');
    if (appid !== '' && appid === world.accounts.WXSHOP_APP_ID) return 'wechat-shop';
    return appid === world.accounts.MINI_APP_ID ? 'mini-program' : 'official-account';
  },
  checkToken: (world, query, endpoint) => {
    const verdict = world.tokens.check(textOf(query, 'access_token'));
    if (typeof verdict === 'string') throw refuseToken(verdict);
    if (verdict.family === 'wecom') throw refuseToken('unknown');
    if (endpoint.token !== 'none' && !endpoint.token.includes(verdict.app)) throw new Refusal(48001, 'api unauthorized');
    return verdict;
  },
  // Only the addresses that give tokens look at the white list; the fault refuses wherever it strikes.
  checkIp: (world, ip, endpoint, refused) => {
    const listed = world.mode.allowedIps === null || world.mode.allowedIps.includes(ip) || !isTokenEndpoint(endpoint);
    if (refused || !listed) throw new Refusal(40164, `invalid ip ${ip} ipv6 ::ffff:${ip}, not in whitelist`);
  },
  tokenIsBad: 40001,
  wrongMethod: (expected) => (expected === 'GET' ? new Refusal(43001, 'require GET method') : new Refusal(43002, 'require POST method')),
  brokenJson: 47001,
  errmsg: (refusal, _ip, world) => {
    const hex = () => randomBytes(4).toString('hex');
    return `${refusal.message} rid: ${world.clock.seconds().toString(16).padStart(8, '0')}-${hex()}-${hex()}`;
  },
};
