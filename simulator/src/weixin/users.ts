import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { isJson, listOf, textOf } from '../http/fields.ts';
import type { World } from '../world/world.ts';

const PAGE = 10_000;
const BATCH = 100;

function describe(world: World, openid: string): Json | undefined {
  const person = world.people.byOaOpenid(openid);
  const bound = world.mode.bound.oa;
  if (person && !person.follows) return { subscribe: 0, openid, ...(bound ? { unionid: person.unionid } : {}) };
  const index = person ? undefined : world.followers.indexOf(openid);
  if (!person && index === undefined) return undefined;
  const made = index === undefined ? undefined : world.followers.about(index);
  const qrScene = person?.qrScene ?? '';
  const numeric = /^\d+$/.test(qrScene);
  const unionid = person ? person.unionid : made?.unionid;
  return {
    subscribe: 1,
    openid,
    language: 'zh_CN',
    subscribe_time: person ? Math.floor(person.followedAt / 1000) : made?.subscribeTime,
    ...(bound && unionid ? { unionid } : {}),
    remark: '',
    groupid: 0,
    tagid_list: made?.tagIds ?? [],
    subscribe_scene: person?.subscribeScene ?? made?.subscribeScene,
    qr_scene: numeric ? Number(qrScene) : 0,
    qr_scene_str: numeric ? '' : (made?.qrSceneStr ?? qrScene),
  };
}

function info({ world, query }: Call): Json {
  const found = describe(world, textOf(query, 'openid'));
  if (!found) throw new Refusal(40003, 'invalid openid');
  return found;
}

function batch({ world, body }: Call): Json {
  const wanted = listOf(body, 'user_list').filter(isJson);
  if (wanted.length === 0) throw new Refusal(40031, 'invalid openid list');
  if (wanted.length > BATCH) throw new Refusal(40032, 'invalid openid list size');
  const found = wanted.map((one) => describe(world, textOf(one, 'openid')));
  if (found.some((one) => one === undefined)) throw new Refusal(40003, 'invalid openid');
  return { user_info_list: found };
}

/** People first, in the order they followed, then the made-up followers by number. */
function page({ world, query }: Call): Json {
  const after = textOf(query, 'next_openid');
  const lastPerson = world.people.byOaOpenid(after);
  const lastIndex = world.followers.indexOf(after);
  if (after && !lastPerson && lastIndex === undefined) throw new Refusal(40003, 'invalid openid');

  const openids = lastIndex === undefined ? world.people.followersAfter(lastPerson?.followSeq ?? 0, PAGE).map((one) => one.oaOpenid) : [];
  const from = lastIndex === undefined ? 0 : lastIndex + 1;
  const until = Math.min(world.followers.count(), from + PAGE - openids.length);
  for (let index = from; index < until; index += 1) openids.push(world.followers.openidOf(index));

  const total = world.people.followerCount() + world.followers.count();
  if (openids.length === 0) return { total, count: 0, next_openid: '' };
  return { total, count: openids.length, data: { openid: openids }, next_openid: openids.at(-1) };
}

function tags({ world }: Call): Json {
  const tagged = Math.round(world.followers.count() / 10);
  return {
    tags: [
      { id: 2, name: '星标组', count: 0 },
      { id: 101, name: '老客户', count: tagged },
      { id: 102, name: '待回访', count: 0 },
    ],
  };
}

export const userEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/cgi-bin/user/info', token: ['oa'], bare: true, run: info },
  { method: 'POST', path: '/cgi-bin/user/info/batchget', token: ['oa'], bare: true, run: batch },
  { method: 'GET', path: '/cgi-bin/user/get', token: ['oa'], bare: true, run: page },
  { method: 'GET', path: '/cgi-bin/tags/get', token: ['oa'], bare: true, run: tags },
];
