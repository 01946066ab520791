import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { booleanOf, listOf, numberOf, optionalTextOf, textOf, textsOf } from '../http/fields.ts';
import type { ContactWay } from '../world/contact-ways.ts';
import { freshId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import { pageOf } from './paging.ts';

const LONGEST = 30;
const LIST_DAYS = 90;

const contactWayQrUrl = (world: World, configId: string): string => `${world.addresses.public}/qr/contact-way/${configId}.png`;

function checkUsers(world: World, type: number, users: string[], parties: number[]): void {
  if (type === 1 && users.length !== 1) throw new Refusal(40058, 'type 1 needs exactly one user');
  if (type === 1 && parties.length > 0) throw new Refusal(40058, 'type 1 takes no party');
  if (users.length === 0 && parties.length === 0) throw new Refusal(40058, 'user and party are both empty');
  if (users.length > 100) throw new Refusal(41041, 'contact way users exceed 100');
  if (users.some((userid) => !world.people.staff.has(userid))) throw new Refusal(40003, 'invalid userid');
}

function checkTexts(body: Json): void {
  for (const key of ['remark', 'state']) if ([...textOf(body, key)].length > LONGEST) throw new Refusal(40058, `${key} exceeds ${LONGEST}`);
}

const partiesOf = (body: Json): number[] => listOf(body, 'party').filter((one): one is number => typeof one === 'number');

function add({ world, body }: Call): Json {
  const type = numberOf(body, 'type');
  const scene = numberOf(body, 'scene');
  if (type === undefined) throw new Refusal(41037, 'missing contact way type');
  if (scene === undefined) throw new Refusal(41038, 'missing contact way scene');
  if (type !== 1 && type !== 2) throw new Refusal(41039, 'invalid contact way type');
  if (scene !== 1 && scene !== 2) throw new Refusal(41040, 'invalid contact way scene');
  const style = numberOf(body, 'style') ?? 0;
  if (style < 0 || style > 3) throw new Refusal(41042, 'invalid contact way style');
  checkTexts(body);
  const users = textsOf(body, 'user');
  const parties = partiesOf(body);
  checkUsers(world, type, users, parties);
  const way: ContactWay = {
    configId: freshId('', 32).toLowerCase(),
    type,
    scene,
    style,
    remark: textOf(body, 'remark'),
    skipVerify: booleanOf(body, 'skip_verify', true),
    state: textOf(body, 'state'),
    users,
    parties,
    isExclusive: booleanOf(body, 'is_exclusive', false),
    createdAt: world.clock.seconds(),
  };
  world.contactWays.set(way.configId, way);
  return { config_id: way.configId, ...(scene === 2 ? { qr_code: contactWayQrUrl(world, way.configId) } : {}) };
}

function find({ world, body }: Call): ContactWay {
  const configId = textOf(body, 'config_id');
  if (!configId) throw new Refusal(41043, 'missing config id');
  const way = world.contactWays.get(configId);
  if (!way) throw new Refusal(41044, 'invalid config id');
  return way;
}

function get(call: Call): Json {
  const way = find(call);
  return {
    contact_way: {
      config_id: way.configId,
      type: way.type,
      scene: way.scene,
      style: way.style,
      remark: way.remark,
      skip_verify: way.skipVerify,
      state: way.state,
      ...(way.scene === 2 ? { qr_code: contactWayQrUrl(call.world, way.configId) } : {}),
      user: way.users,
      party: way.parties,
      is_temp: false,
      is_exclusive: way.isExclusive,
    },
  };
}

function list({ world, body }: Call): Json {
  const until = numberOf(body, 'end_time') ?? world.clock.seconds();
  const from = numberOf(body, 'start_time') ?? until - LIST_DAYS * 86_400;
  const ways = [...world.contactWays.values()].filter((way) => way.createdAt >= from && way.createdAt <= until);
  const page = pageOf(ways, textOf(body, 'cursor'), numberOf(body, 'limit'), 100, 1000);
  return { contact_way: page.rows.map((way) => ({ config_id: way.configId })), next_cursor: page.next_cursor };
}

function update(call: Call): Json {
  const way = find(call);
  const { body, world } = call;
  checkTexts(body);
  const users = Array.isArray(body['user']) ? textsOf(body, 'user') : way.users;
  const parties = Array.isArray(body['party']) ? partiesOf(body) : way.parties;
  checkUsers(world, way.type, users, parties);
  Object.assign(way, {
    users,
    parties,
    remark: optionalTextOf(body, 'remark') ?? way.remark,
    state: optionalTextOf(body, 'state') ?? way.state,
    style: numberOf(body, 'style') ?? way.style,
    skipVerify: booleanOf(body, 'skip_verify', way.skipVerify),
    isExclusive: booleanOf(body, 'is_exclusive', way.isExclusive),
  });
  return {};
}

function remove(call: Call): Json {
  call.world.contactWays.delete(find(call).configId);
  return {};
}

const token = ['agent', 'contact'] as const;

export const contactWayEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/cgi-bin/externalcontact/add_contact_way', token, run: add },
  { method: 'POST', path: '/cgi-bin/externalcontact/get_contact_way', token, run: get },
  { method: 'POST', path: '/cgi-bin/externalcontact/list_contact_way', token, run: list },
  { method: 'POST', path: '/cgi-bin/externalcontact/update_contact_way', token, run: update },
  { method: 'POST', path: '/cgi-bin/externalcontact/del_contact_way', token, run: remove },
];
