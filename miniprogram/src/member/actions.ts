import { call } from '../api/call';
import { outdate, put } from '../api/queries';

/** The notice in force, when a page cannot go on without it. */
export const loadNotice = (): Promise<void> => call('member.privacy.get', {}).then((notice) => put('member.privacy.get', notice));

/** Each write answers with the member as it is now. */
const keep = (member: Parameters<typeof put<'member.profile.get'>>[1]): void => put('member.profile.get', member);

export const saveNickname = (nickname: string): Promise<void> => call('member.profile.update', { nickname }).then(keep);
export const saveAvatar = (base64: string): Promise<void> => call('member.profile.set-avatar', { base64 }).then(keep);
export const bindPhone = (code: string): Promise<void> => call('member.profile.bind-phone', { code }).then(keep);
const keepConsents = (member: Parameters<typeof keep>[0]): void => {
  keep(member);
  outdate('member.privacy.consents');
};
export const agreeToNotice = (textVersion: string): Promise<void> => call('member.privacy.agree', { textVersion }).then(keepConsents);
export const withdrawConsent = (): Promise<void> => call('member.privacy.withdraw', {}).then(keepConsents);
