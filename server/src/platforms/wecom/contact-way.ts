import { z } from 'zod';
import type { WecomCall } from './call.ts';

const answer = z.object({ config_id: z.string().min(1), qr_code: z.string().min(1) });

const single = 1;
const several = 2;
const qrCode = 2;

/** Facts §3.8: a "contact me" QR code. It cannot be found again in the console: without configId it can never be changed. */
export async function addContactWay(
  asContact: WecomCall,
  { userids, state, remark }: { userids: readonly string[]; state: string; remark: string },
): Promise<{ configId: string; qrCode: string }> {
  const json = { type: userids.length === 1 ? single : several, scene: qrCode, skip_verify: true, user: userids, state, remark };
  const made = await asContact({ method: 'POST', path: '/cgi-bin/externalcontact/add_contact_way', json }, answer);
  return { configId: made.config_id, qrCode: made.qr_code };
}
