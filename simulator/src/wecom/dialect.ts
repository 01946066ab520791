import { randomBytes } from 'node:crypto';
import type { Dialect } from '../http/serve-endpoints.ts';
import { Refusal } from '../http/endpoint.ts';
import { textOf } from '../http/fields.ts';

export const wecomDialect: Dialect = {
  platformOf: () => 'wecom',
  checkToken: (world, query, endpoint) => {
    const verdict = world.tokens.check(textOf(query, 'access_token'));
    if (verdict === 'missing') throw new Refusal(41001, 'access_token missing');
    if (verdict === 'expired') throw new Refusal(42001, 'access_token expired');
    if (typeof verdict === 'string' || verdict.family !== 'wecom') throw new Refusal(40014, 'invalid access_token');
    if (endpoint.token !== 'none' && !endpoint.token.includes(verdict.app)) throw new Refusal(48002, 'api forbidden');
    return verdict;
  },
  checkIp: (world, ip, endpoint, refused) => {
    const listed = world.mode.allowedIps === null || world.mode.allowedIps.includes(ip) || endpoint.path.endsWith('/gettoken');
    if (refused || !listed) throw new Refusal(60020, 'not allow to access from your ip');
  },
  tokenIsBad: 40014,
  wrongMethod: (expected) => (expected === 'GET' ? new Refusal(43001, 'require GET method') : new Refusal(43002, 'require POST method')),
  brokenJson: 40058,
  errmsg: (refusal, ip, world) => {
    const hint = `${world.clock.seconds()}_${1 + (refusal.errcode & 511)}_${randomBytes(16).toString('hex')}`;
    const link = `https://open.work.weixin.qq.com/devtool/query?e=${refusal.errcode}`;
    return `${refusal.message}, hint: [${hint}], from ip: ${ip}, more info at ${link}`;
  },
};
