import type { Sender } from '../callbacks/sender.ts';
import { accountChat } from '../world/chats.ts';
import type { World } from '../world/world.ts';
import { eventPush, textPush } from './account-pushes.ts';
import type { DeliverOptions } from './deliver.ts';
import { deliver } from './deliver.ts';
import { personById } from './find.ts';
import { BoxError } from './refuse.ts';
import { personView } from './views.ts';

const MADE_UP_TICKET = 'gQSIMULATED_TICKET==';

/** The ticket of a scanned code. A scene nobody made a code for is let through: tests may scan at will. */
function ticketOf(world: World, scene: string): string {
  const code = world.sceneCodes.byScene(scene);
  if (code?.expiresAt !== undefined && code.expiresAt < world.clock.now()) throw new BoxError(410, 'qr_expired', '二维码已过期');
  return code?.ticket ?? MADE_UP_TICKET;
}

export function accountVerbs(world: World, sender: Sender) {
  const say = (personId: string, type: string, text: string) =>
    world.chats.say(accountChat(personId), { from: 'person', type, text, at: world.clock.now() });

  const follower = (id: string) => {
    const person = personById(world, id);
    if (!person.follows) throw new BoxError(409, 'not_following', `${person.name}还没有关注公众号`);
    return person;
  };

  const follow = async (id: string, input: { scene?: string | number } = {}, options: DeliverOptions = {}) => {
    const person = personById(world, id);
    if (person.follows) throw new BoxError(409, 'already_following', `${person.name}已经关注了公众号`);
    const scene = input.scene === undefined ? '' : String(input.scene);
    const ticket = scene ? ticketOf(world, scene) : '';
    world.people.follow(person, world.clock.now(), scene ? 'ADD_SCENE_QR_CODE' : 'ADD_SCENE_SEARCH', scene);
    world.replyWindows.open(person.oaOpenid, 'quick');
    say(id, 'event', scene ? '扫码关注了公众号' : '关注了公众号');
    const delivery = await deliver(sender, eventPush(world, person, 'subscribe', scene ? `qrscene_${scene}` : '', ticket), options);
    return { person: personView(world, person), delivery };
  };

  const unfollow = async (id: string, options: DeliverOptions = {}) => {
    const person = follower(id);
    person.follows = false;
    world.replyWindows.close(person.oaOpenid);
    say(id, 'event', '取消关注');
    const delivery = await deliver(sender, eventPush(world, person, 'unsubscribe'), options);
    return { person: personView(world, person), delivery };
  };

  const scan = async (id: string, input: { scene: string | number }, options: DeliverOptions = {}) => {
    const person = personById(world, id);
    if (!person.follows) return follow(id, input, options);
    const ticket = ticketOf(world, String(input.scene));
    world.replyWindows.open(person.oaOpenid, 'quick');
    say(id, 'event', '扫描了带参二维码');
    const delivery = await deliver(sender, eventPush(world, person, 'SCAN', String(input.scene), ticket), options);
    return { person: personView(world, person), delivery };
  };

  const message = async (id: string, input: { text: string }, options: DeliverOptions = {}) => {
    const person = follower(id);
    world.replyWindows.open(person.oaOpenid, 'message');
    say(id, 'text', input.text);
    return { delivery: await deliver(sender, textPush(world, person, input.text), options) };
  };

  const menu = async (id: string, input: { key: string }, options: DeliverOptions = {}) => {
    const person = follower(id);
    world.replyWindows.open(person.oaOpenid, 'quick');
    say(id, 'event', `点击了菜单 ${input.key}`);
    return { delivery: await deliver(sender, eventPush(world, person, 'CLICK', input.key), options) };
  };

  const chat = (id: string) => ({ messages: world.chats.read(accountChat(personById(world, id).id)) });

  return { follow, unfollow, scan, message, menu, chat };
}
