import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { WecomCall } from './call.ts';
import { contactAnswer, followInfoAnswer, followerAnswer } from './contact-answers.ts';
import { noRelationErrcode } from './errors.ts';
import type { WecomContactPage, WecomExternalContact, WecomFollower } from './types.ts';

const idsAnswer = z.object({ external_userid: z.array(z.string()).default([]) });

const contactPageAnswer = z.object({
  external_contact: contactAnswer,
  follow_user: z.array(followerAnswer).default([]),
  next_cursor: z.string().optional(),
});

const batchAnswer = z.object({
  external_contact_list: z.array(z.object({ external_contact: contactAnswer, follow_info: followInfoAnswer })).default([]),
  next_cursor: z.string().optional(),
});

/** 500 followers a page; a corp cannot have more than this many pages, so a cursor that never ends is a fault. */
const mostPages = 200;
const mostBatched = 100;

/** Facts §3.2: a member without customers is an error to the platform. */
export async function customerIds(asContact: WecomCall, userid: string): Promise<string[]> {
  try {
    return (await asContact({ method: 'GET', path: '/cgi-bin/externalcontact/list', query: { userid } }, idsAnswer)).external_userid;
  } catch (error) {
    if (error instanceof AppError && error.data?.['errcode'] === noRelationErrcode) return [];
    throw error;
  }
}

/** Facts §3.3. A customer of very many members comes in pages, each with the contact again. */
export async function externalContact(asContact: WecomCall, externalUserid: string): Promise<WecomExternalContact> {
  const path = '/cgi-bin/externalcontact/get';
  const followers: WecomFollower[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await asContact({ method: 'GET', path, query: { external_userid: externalUserid, cursor } }, contactPageAnswer);
    followers.push(...answer.follow_user);
    if (!answer.next_cursor || answer.next_cursor === cursor) return { contact: answer.external_contact, followers };
    cursor = answer.next_cursor;
  }
  throw new AppError('platform.refused', { api: path, reason: 'endless_pages' });
}

/** Facts §3.4: a page may be short and still have a cursor. */
export async function batchContacts(asContact: WecomCall, userids: readonly string[], cursor?: string): Promise<WecomContactPage> {
  if (userids.length === 0) return { rows: [] };
  if (userids.length > mostBatched) throw new RangeError(`at most ${mostBatched} userids at a time`);
  const json = { userid_list: userids, cursor: cursor ?? '', limit: 100 };
  const answer = await asContact({ method: 'POST', path: '/cgi-bin/externalcontact/batch/get_by_user', json }, batchAnswer);
  const rows = answer.external_contact_list.map((row) => ({ contact: row.external_contact, follower: row.follow_info }));
  return { rows, ...(answer.next_cursor && { nextCursor: answer.next_cursor }) };
}
