import { call } from '../api/call';
import { query } from '../api/query';
import { outdate, put } from '../api/snapshots';
import type { Member } from './types';

/** The notice in force, when a page cannot go on without it. */
export const loadNotice = (): Promise<void> => call('member.privacy.get', {}).then((notice) => put(query('member.privacy.get'), notice));

/** Each write answers with the member as it is now. */
const keep = (member: Member): void => put(query('member.profile.get'), member);

export const saveNickname = (nickname: string): Promise<void> => call('member.profile.update', { nickname }).then(keep);
export const saveAvatar = (base64: string): Promise<void> => call('member.profile.set-avatar', { base64 }).then(keep);
export const bindPhone = (code: string): Promise<void> => call('member.profile.bind-phone', { code }).then(keep);
const keepConsents = (member: Member): void => {
  keep(member);
  outdate(query('member.privacy.consents'));
};
export const agreeToNotice = (textVersion: string): Promise<void> => call('member.privacy.agree', { textVersion }).then(keepConsents);
export const withdrawConsent = (): Promise<void> => call('member.privacy.withdraw', {}).then(keepConsents);
