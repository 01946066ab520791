import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { textOf } from '../http/fields.ts';

/** While a token lives, asking again gives the same one with what is left of its time. */
function giveToken({ world, query }: Call): Json {
  const { accounts } = world;
  const corpid = textOf(query, 'corpid');
  const secret = textOf(query, 'corpsecret');
  if (!corpid) throw new Refusal(41002, 'corpid missing');
  if (!secret) throw new Refusal(41004, 'corpsecret missing');
  if (corpid !== accounts.WECOM_CORP_ID) throw new Refusal(40013, 'invalid corpid');
  const app = secret === accounts.WECOM_AGENT_SECRET ? 'agent' : secret === accounts.WECOM_CONTACT_SECRET ? 'contact' : undefined;
  if (!app) throw new Refusal(40001, 'invalid credential');
  world.metrics.tokenFetched(`wecom ${app}`);
  const issued = world.tokens.current(app, 'wecom') ?? world.tokens.issue(app, 'wecom');
  return { access_token: issued.token, expires_in: Math.ceil((issued.expiresAt - world.clock.now()) / 1000) };
}

export const tokenEndpoints: readonly Endpoint[] = [{ method: 'GET', path: '/cgi-bin/gettoken', token: 'none', run: giveToken }];
