import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { isJson, listOf, numberOf, objectOf, textOf } from '../http/fields.ts';
import { staffChat } from '../world/chats.ts';
import { freshId } from '../world/ids.ts';

const WELCOME_TYPES = ['image', 'link', 'miniprogram', 'video', 'file'];
const NOTICE_TYPES = [
  'text',
  'image',
  'voice',
  'video',
  'file',
  'textcard',
  'news',
  'mpnews',
  'markdown',
  'miniprogram_notice',
  'template_card',
];

function sendWelcome({ world, body }: Call): Json {
  const code = textOf(body, 'welcome_code');
  if (!code) throw new Refusal(41049, 'missing welcome code');
  const text = textOf(objectOf(body, 'text'), 'content');
  const attachments = listOf(body, 'attachments').filter(isJson);
  if (text === '' && attachments.length === 0) throw new Refusal(40063, 'text and attachments are both empty');
  if (Buffer.byteLength(text) > 4000) throw new Refusal(45002, 'content size out of limit');
  if (attachments.length > 9) throw new Refusal(41064, 'too many attachments');
  if (attachments.some((one) => !WELCOME_TYPES.includes(textOf(one, 'msgtype')))) throw new Refusal(41065, 'invalid attachment type');
  const taken = world.welcomeCodes.take(code);
  if (taken === 'invalid') throw new Refusal(41050, 'invalid welcome code');
  if (taken === 'used') throw new Refusal(41051, 'customer has started chatting');
  const say = (type: string, words: string, content?: unknown) =>
    world.chats.say(staffChat(taken.userid, taken.personId), { from: 'staff', type, text: words, at: world.clock.now(), content });
  if (text) say('text', text);
  for (const attachment of attachments) {
    const type = textOf(attachment, 'msgtype');
    const content = objectOf(attachment, type);
    say(type, textOf(content, 'title') || `[${type}]`, content);
  }
  return {};
}

function sendNotice({ world, body }: Call): Json {
  const asked = textOf(body, 'touser');
  if (!asked && !textOf(body, 'toparty') && !textOf(body, 'totag')) throw new Refusal(82001, 'all touser & toparty & totag are empty');
  if (numberOf(body, 'agentid') !== Number(world.accounts.WECOM_AGENT_ID))
    throw new Refusal(301002, 'not allow operate another agent with this accesstoken');
  const msgtype = textOf(body, 'msgtype');
  if (!NOTICE_TYPES.includes(msgtype)) throw new Refusal(40008, 'invalid message type');
  const content = objectOf(body, msgtype);
  if (msgtype === 'text' && textOf(content, 'content') === '') throw new Refusal(44004, 'empty content');
  const everyone = asked === '@all' || textOf(body, 'toparty').split('|').includes('1');
  const wanted = asked === '@all' ? [] : asked.split('|').filter(Boolean);
  if (wanted.length > 1000) throw new Refusal(40032, 'invalid userid list size');
  const known = everyone ? [...world.people.staff.keys()] : wanted.filter((userid) => world.people.staff.has(userid));
  if (known.length === 0) throw new Refusal(81013, 'user & party & tag all invalid');
  const msgid = freshId('', 64);
  world.notices.push({ msgid, to: known, msgtype, content, at: world.clock.now() });
  if (world.notices.length > 500) world.notices.shift();
  const invalid = wanted.filter((userid) => !world.people.staff.has(userid)).map((userid) => userid.toLowerCase());
  return { ...(invalid.length > 0 ? { invaliduser: invalid.join('|') } : {}), msgid };
}

export const messageEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/cgi-bin/externalcontact/send_welcome_msg', token: ['agent', 'contact'], run: sendWelcome },
  { method: 'POST', path: '/cgi-bin/message/send', token: ['agent'], run: sendNotice },
];
