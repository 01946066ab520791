import { z } from 'zod';
import type { WecomCall } from './call.ts';

/** The code lives 20 s; an answer later than this is of no use to anybody. */
const timeoutMs = 8_000;

/** Facts §3.10. */
export async function sendWelcome(asContact: WecomCall, welcomeCode: string, text: string): Promise<void> {
  const json = { welcome_code: welcomeCode, text: { content: text } };
  await asContact({ method: 'POST', path: '/cgi-bin/externalcontact/send_welcome_msg', json, timeoutMs }, z.object({}));
}
