import type { Push } from '../callbacks/push.ts';
import type { Fields } from '../callbacks/xml.ts';
import { originalId } from '../world/accounts.ts';
import { messageId } from '../world/ids.ts';
import type { Person } from '../world/person.ts';
import type { World } from '../world/world.ts';

const push = (world: World, person: Person, fields: Fields): Push => ({
  platform: 'official-account',
  openid: person.oaOpenid,
  personId: person.id,
  fields: {
    ToUserName: originalId(world.accounts.OA_APP_ID),
    FromUserName: person.oaOpenid,
    CreateTime: world.clock.seconds(),
    ...fields,
  },
});

export const textPush = (world: World, person: Person, text: string): Push =>
  push(world, person, { MsgType: 'text', Content: text, MsgId: messageId() });

export const eventPush = (world: World, person: Person, event: string, eventKey = '', ticket = ''): Push =>
  push(world, person, { MsgType: 'event', Event: event, EventKey: eventKey, ...(ticket ? { Ticket: ticket } : {}) });
