import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { WecomCall } from './call.ts';
import { loginErrors } from './errors.ts';
import type { WecomOauthUser } from './types.ts';

const path = '/cgi-bin/auth/getuserinfo';
const answer = z.object({ userid: z.string().optional(), openid: z.string().optional(), external_userid: z.string().optional() });

/** Facts §4.2: a member answers with userid even outside the visible range; anybody else with openid. */
export async function oauthUser(asAgent: WecomCall, code: string): Promise<WecomOauthUser> {
  const user = await asAgent({ method: 'GET', path, query: { code } }, answer, [loginErrors]);
  if (user.userid) return { userid: user.userid };
  if (!user.openid) throw new AppError('platform.refused', { api: path, reason: 'unexpected_answer' });
  return { openid: user.openid, ...(user.external_userid && { externalUserid: user.external_userid }) };
}
