import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { isJson, listOf, objectOf, textOf } from '../http/fields.ts';
import { accountChat } from '../world/chats.ts';

const TYPES = [
  'text',
  'image',
  'voice',
  'video',
  'music',
  'news',
  'mpnews',
  'mpnewsarticle',
  'msgmenu',
  'wxcard',
  'miniprogrampage',
  'link',
];
const LONGEST_TEXT_BYTES = 2048;

function summary(type: string, content: Json): string {
  if (type === 'text') return textOf(content, 'content');
  const article = listOf(content, 'articles').find(isJson);
  return textOf(content, 'title') || textOf(content, 'head_content') || (article ? textOf(article, 'title') : '') || `[${type}]`;
}

function checkContent(type: string, content: Json): void {
  if (!TYPES.includes(type)) throw new Refusal(40008, 'invalid message type');
  if (type === 'text' && textOf(content, 'content') === '') throw new Refusal(44004, 'empty content');
  if (type === 'text' && Buffer.byteLength(textOf(content, 'content')) > LONGEST_TEXT_BYTES)
    throw new Refusal(45002, 'content size out of limit');
  if (type === 'news' && listOf(content, 'articles').length !== 1) throw new Refusal(45008, 'article size out of limit');
}

function send({ world, body }: Call): Json {
  const openid = textOf(body, 'touser');
  const type = textOf(body, 'msgtype');
  const content = objectOf(body, type);
  const person = world.people.byOaOpenid(openid);
  const madeUp = world.followers.indexOf(openid) !== undefined;
  if (!person && !madeUp) throw new Refusal(40003, 'invalid openid');
  if (person && !person.follows) throw new Refusal(43004, 'require subscribe');
  checkContent(type, content);
  const verdict = world.replyWindows.spend(openid);
  if (verdict === 'closed') throw new Refusal(45015, 'response out of time limit or subscription is canceled');
  if (verdict === 'spent') throw new Refusal(45047, 'out of response count limit');
  if (person)
    world.chats.say(accountChat(person.id), { from: 'account', type, text: summary(type, content), at: world.clock.now(), content });
  return {};
}

function typing({ body }: Call): Json {
  if (!['Typing', 'CancelTyping'].includes(textOf(body, 'command'))) throw new Refusal(45072, 'invalid command');
  return {};
}

export const messageEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/cgi-bin/message/custom/send', token: ['oa'], run: send },
  { method: 'POST', path: '/cgi-bin/message/custom/typing', token: ['oa'], run: typing },
];
