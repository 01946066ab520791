import { callingMember } from '../../kernel/calling-member.ts';
import type { Handlers } from '../../kernel/http/serve.ts';
import { privacyNotice } from '../privacy/index.ts';
import { getShopSettings } from '../settings/index.ts';
import { agreeToPrivacy, bindPhone, login, logout, setAvatar, updateProfile, withdrawPrivacy } from './commands.ts';
import { getMemberView } from './member-view.ts';

export const memberRoutes: Handlers<
  | 'member.session.login'
  | 'member.session.logout'
  | 'member.profile.get'
  | 'member.profile.update'
  | 'member.profile.set-avatar'
  | 'member.profile.bind-phone'
  | 'member.privacy.get'
  | 'member.privacy.agree'
  | 'member.privacy.withdraw'
> = {
  'member.session.login': login,
  'member.session.logout': logout,
  'member.profile.get': (ctx) => getMemberView(ctx, callingMember(ctx).customerId),
  'member.profile.update': updateProfile,
  'member.profile.set-avatar': setAvatar,
  'member.profile.bind-phone': bindPhone,
  'member.privacy.get': async (ctx) => ({
    textVersion: privacyNotice.textVersion,
    sections: [...privacyNotice.sections],
    shopName: (await getShopSettings(ctx)).shopName,
  }),
  'member.privacy.agree': agreeToPrivacy,
  'member.privacy.withdraw': withdrawPrivacy,
};
