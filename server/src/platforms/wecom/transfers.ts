import { z } from 'zod';
import type { WecomCall } from './call.ts';
import type { WecomTransferPair, WecomTransferStatus } from './types.ts';

const mostAtOnce = 100;
const area = '/cgi-bin/externalcontact';

const askedAnswer = z.object({
  customer: z.array(z.object({ external_userid: z.string(), errcode: z.coerce.number().default(0) })).default([]),
});

const statuses: Record<number, WecomTransferStatus> = { 1: 'done', 2: 'waiting', 3: 'refused', 4: 'limit' };

const resultAnswer = z.object({
  customer: z.array(z.object({ external_userid: z.string(), status: z.coerce.number() })).default([]),
  next_cursor: z.string().optional(),
});

const named = ({ handoverUserid, takeoverUserid }: WecomTransferPair): object => ({
  handover_userid: handoverUserid,
  takeover_userid: takeoverUserid,
});

/** Facts §3.12: 在职继承 and 离职继承 are two calls of one shape. */
export async function transferCustomers(
  asContact: WecomCall,
  { externalUserids, ...pair }: WecomTransferPair & { externalUserids: readonly string[] },
): Promise<{ externalUserid: string; errcode: number }[]> {
  if (externalUserids.length === 0) return [];
  if (externalUserids.length > mostAtOnce) throw new RangeError(`at most ${mostAtOnce} customers at a time`);
  const path = pair.left ? `${area}/resigned/transfer_customer` : `${area}/transfer_customer`;
  const json = { ...named(pair), external_userid: externalUserids };
  const { customer } = await asContact({ method: 'POST', path, json }, askedAnswer);
  return customer.map((row) => ({ externalUserid: row.external_userid, errcode: row.errcode }));
}

/** Facts §3.12. */
export async function transferResults(
  asContact: WecomCall,
  pair: WecomTransferPair,
  cursor?: string,
): Promise<{ rows: { externalUserid: string; status: WecomTransferStatus }[]; nextCursor?: string }> {
  const path = pair.left ? `${area}/resigned/transfer_result` : `${area}/transfer_result`;
  const answer = await asContact({ method: 'POST', path, json: { ...named(pair), cursor: cursor ?? '' } }, resultAnswer);
  const rows = answer.customer.map((row) => ({ externalUserid: row.external_userid, status: statuses[row.status] ?? ('none' as const) }));
  return { rows, ...(answer.next_cursor && { nextCursor: answer.next_cursor }) };
}
