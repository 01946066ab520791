import { consentPurposes } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import { callingMember } from '../../kernel/calling-member.ts';
import type { MemberActor } from '../../kernel/calling-member.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { endSession, startMemberSession } from '../../kernel/http/sessions.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetPhone, getCustomer, phoneKeys, recordArrivals } from '../customers/index.ts';
import { deleteFiles, saveFile } from '../files/index.ts';
import type { IdentityKey } from '../identity/index.ts';
import { addConsent, consentsInForce, privacyNotice, withdrawConsents } from '../privacy/index.ts';
import { getMemberView } from './member-view.ts';
import type { MemberView } from './member-view.ts';
import { sniffImage } from './rules/sniff-image.ts';

function miniProgram(ctx: Context): NonNullable<Context['ports']['miniProgram']> {
  if (!ctx.ports.miniProgram) throw new AppError('platform.credential', { platform: 'mini_program' });
  return ctx.ports.miniProgram;
}

const openidKey = (ctx: Context, openid: string): IdentityKey => ({ kind: 'mini_openid', appId: miniProgram(ctx).appId, value: openid });
const ownKey = (ctx: Context, actor: MemberActor): IdentityKey => openidKey(ctx, actor.openid);

/** wx.login code → session. The unionid that comes along joins this person with the same person elsewhere. Throws auth.code_invalid, platform.*. */
export async function login(ctx: Context, input: { code: string }): Promise<Output<'member.session.login'>> {
  const { openid, unionid } = await miniProgram(ctx).api.codeToSession(input.code);
  return inTransaction(ctx, async (ctx) => {
    const keys = [openidKey(ctx, openid), ...(unionid ? [{ kind: 'unionid', appId: '', value: unionid } as const] : [])];
    const [arrived] = await recordArrivals(ctx, [
      {
        keys,
        at: ctx.clock.now(),
        reach: { mini: true },
        channel: { kind: 'mini_program', key: null, name: null },
        entry: { kind: 'mini.logged_in', data: {} },
      },
    ]);
    if (!arrived) throw new Error('an arrival was not recorded');
    const { token, expiresAt } = await startMemberSession(ctx, { customerId: arrived.customerId, openid });
    return { token, expiresAt, isNew: arrived.isNew, member: await getMemberView(ctx, arrived.customerId) };
  });
}

export async function logout(ctx: Context): Promise<Record<string, never>> {
  await endSession(ctx, callingMember(ctx).sessionId);
  return {};
}

/** Binds the number WeChat verified for this person; the same number on another record proves they are one. Throws privacy.consent_required, phone.code_invalid, platform.*. */
export async function bindPhone(ctx: Context, input: { code: string }): Promise<MemberView> {
  const actor = callingMember(ctx);
  const agreed = (await consentsInForce(ctx, actor.customerId)).some(
    (it) => it.purpose === 'privacy_notice' && it.textVersion === privacyNotice.textVersion,
  );
  if (!agreed) throw new AppError('privacy.consent_required', { textVersion: privacyNotice.textVersion });
  const { phoneNumber } = await miniProgram(ctx).api.phoneNumber(input.code);
  return inTransaction(ctx, async (ctx) => {
    const [arrived] = await recordArrivals(ctx, [
      {
        keys: [ownKey(ctx, actor), ...phoneKeys(ctx, phoneNumber)],
        at: ctx.clock.now(),
        phone: phoneNumber,
        entry: { kind: 'mini.phone_bound', data: {} },
      },
    ]);
    const customerId = arrived?.customerId ?? actor.customerId;
    await addConsent(ctx, customerId, 'phone', privacyNotice.textVersion);
    return getMemberView(ctx, customerId);
  });
}

export async function updateProfile(ctx: Context, input: { nickname: string }): Promise<MemberView> {
  const actor = callingMember(ctx);
  return inTransaction(ctx, async (ctx) => {
    const name = { text: input.nickname, rank: 'mini' } as const;
    const [arrived] = await recordArrivals(ctx, [
      { keys: [ownKey(ctx, actor)], at: ctx.clock.now(), name, entry: { kind: 'mini.profile_updated', data: { field: 'nickname' } } },
    ]);
    return getMemberView(ctx, arrived?.customerId ?? actor.customerId);
  });
}

/** What the bytes are decides, not what the client says; the picture before is removed. Throws avatar.unsupported. */
export async function setAvatar(ctx: Context, input: { base64: string }): Promise<MemberView> {
  const actor = callingMember(ctx);
  const bytes = Buffer.from(input.base64, 'base64');
  const contentType = sniffImage(bytes);
  if (!contentType || bytes.length > 200 * 1024) throw new AppError('avatar.unsupported');
  return inTransaction(ctx, async (ctx) => {
    const { row: before, mergedIds } = await getCustomer(ctx, actor.customerId);
    const avatarUrl = await saveFile(ctx, { contentType, bytes });
    const [arrived] = await recordArrivals(ctx, [
      { keys: [ownKey(ctx, actor)], at: ctx.clock.now(), avatarUrl, entry: { kind: 'mini.profile_updated', data: { field: 'avatar' } } },
    ]);
    if (mergedIds.length === 0) await deleteFiles(ctx, [before.avatar_url]); // else a merge may be undone to it
    return getMemberView(ctx, arrived?.customerId ?? actor.customerId);
  });
}

/** Agreeing to a version that is no longer in force is refused: the person has to see the new text. */
export async function agreeToPrivacy(ctx: Context, input: { textVersion: string }): Promise<MemberView> {
  const actor = callingMember(ctx);
  if (input.textVersion !== privacyNotice.textVersion)
    throw new AppError('request.invalid', { fields: [{ path: 'textVersion', problem: 'outdated' }] });
  return inTransaction(ctx, async (ctx) => {
    await addConsent(ctx, actor.customerId, 'privacy_notice', input.textVersion);
    return getMemberView(ctx, actor.customerId);
  });
}

/** Without the notice nothing personal may be used: phone and marketing end with it, and the number is forgotten. */
export async function withdrawPrivacy(ctx: Context): Promise<MemberView> {
  const actor = callingMember(ctx);
  return inTransaction(ctx, async (ctx) => {
    await withdrawConsents(ctx, actor.customerId, consentPurposes);
    await forgetPhone(ctx, actor.customerId);
    return getMemberView(ctx, actor.customerId);
  });
}
