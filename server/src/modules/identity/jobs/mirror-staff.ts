import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { Wecom } from '../../../platforms/wecom/types.ts';
import { replaceDepartments } from '../departments.ts';
import { letGo } from '../leaving.ts';
import { saveStaff } from '../staff.ts';

const payload = z.object({
  /** Not needed when a mirror began after this, ms. */
  since: z.number().optional(),
});
const lastKey = 'identity:mirror-began';
const lastMs = 3_600_000;

/** Invalid, no right to see, outside the visible range, disabled for this app, not found (facts wecom §1.5). */
const goneErrcodes = [40003, 60011, 60021, 50002, 60111];
const leftStatus = 5;

/**
 * Makes our staff and departments those in the app's visible range. Who is missing from the list is asked about by name before losing access: members
 * may be let in one by one, outside every department we see, and a list may come back short. An empty list changes nothing.
 */
export const mirrorStaff = defineJob({
  name: 'identity.mirror-staff',
  payload,
  maxAttempts: 5,
  async run(ctx, { since }) {
    const { wecom } = ctx.ports;
    const began = ctx.clock.now();
    if (!wecom || (since !== undefined && Number((await ctx.kv.get(lastKey)) ?? 0) > since)) return;
    const { departments, members } = await wecom.api.directory();
    if (members.length === 0) {
      ctx.log.warn({ departments: departments.length }, 'WeCom shows no member at all; staff stay as they are');
      return;
    }
    await inTransaction(ctx, (ctx) => replaceDepartments(ctx, departments));
    for (const { userid, name, avatar, departmentIds } of members)
      await inTransaction(ctx, (ctx) => saveStaff(ctx, { userid, name, avatarUrl: avatar, departmentIds, memberAt: began }));
    await letLeaversGo(ctx, wecom.api, new Set(members.map(({ userid }) => userid.toLowerCase())), began);
    await ctx.kv.set(lastKey, String(began), lastMs);
  },
});

/** Whoever came or signed in while we were reading is not among the missing. */
async function letLeaversGo(ctx: Context, api: Wecom, present: ReadonlySet<string>, began: number): Promise<void> {
  const known = await ctx
    .db('staff')
    .where({ active: 1 })
    .where('created_at', '<', began)
    .where((where) => void where.whereNull('last_seen_at').orWhere('last_seen_at', '<', began))
    .select<{ id: string; userid: string }[]>('id', 'userid');
  for (const { id, userid } of known)
    if (!present.has(userid) && (await isGone(api, userid))) await inTransaction(ctx, (ctx) => letGo(ctx, { id }, began));
}

async function isGone(api: Wecom, userid: string): Promise<boolean> {
  try {
    return (await api.member(userid)).status === leftStatus;
  } catch (error) {
    if (error instanceof AppError && error.code === 'platform.refused' && goneErrcodes.includes(Number(error.data?.errcode))) return true;
    throw error;
  }
}
