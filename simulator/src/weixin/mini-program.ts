import { randomBytes } from 'node:crypto';
import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { textOf } from '../http/fields.ts';
import { checkSecret } from './tokens.ts';

function codeToSession({ world, query }: Call): Json {
  if (checkSecret(world, query) !== 'mini') throw new Refusal(40013, 'invalid appid');
  const code = textOf(query, 'js_code');
  if (!code) throw new Refusal(41008, 'missing code');
  if (textOf(query, 'grant_type') !== 'authorization_code') throw new Refusal(40002, 'invalid grant_type');
  const taken = world.codes.take('wx-login', code);
  if (taken === 'used') throw new Refusal(40163, 'code been used');
  const person = typeof taken === 'string' ? undefined : world.people.byId(taken.subject);
  if (!person) throw new Refusal(40029, 'invalid code');
  return {
    session_key: randomBytes(16).toString('base64'),
    openid: person.miniOpenid,
    ...(world.mode.bound.mini ? { unionid: person.unionid } : {}),
  };
}

function phoneNumber({ world, body }: Call): Json {
  const code = textOf(body, 'code');
  const openid = textOf(body, 'openid');
  const subject = world.codes.look('phone', code)?.subject;
  const person = subject === undefined ? undefined : world.people.byId(subject);
  if (!person || (openid && openid !== person.miniOpenid)) throw new Refusal(40029, 'invalid code');
  if (typeof world.codes.take('phone', code) === 'string') throw new Refusal(40029, 'invalid code');
  return {
    phone_info: {
      phoneNumber: person.phone,
      purePhoneNumber: person.phone,
      countryCode: '86',
      watermark: { timestamp: world.clock.seconds(), appid: world.accounts.MINI_APP_ID },
    },
  };
}

export const miniProgramEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/sns/jscode2session', token: 'none', bare: true, run: codeToSession },
  { method: 'POST', path: '/wxa/business/getuserphonenumber', token: ['mini'], run: phoneNumber },
];
