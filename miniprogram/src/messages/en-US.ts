import { couponsEn } from './coupons-en';
import { invoicesEn } from './invoices-en';
import { ordersEn } from './orders-en';
import { pointsEn } from './points-en';
import { privacyEn } from './privacy-en';
import { shopEn } from './shop-en';
import type { MessageKey } from './zh-CN';

export const enUS: Record<MessageKey, string> = {
  'app.name': 'Lianke',
  'tab.home': 'Home',
  'tab.me': 'Me',
  'title.home': 'Home',
  'title.me': 'Me',
  'title.profile': 'Profile',
  'title.privacy': 'Privacy notice',

  'action.back': 'Back',
  'action.retry': 'Try again',
  'action.save': 'Save',
  'action.cancel': 'Cancel',
  'action.got_it': 'OK',
  'action.agree': 'Accept',
  'action.disagree': 'Not now',
  'action.agree_and_bind': 'Accept and link my phone',
  'action.bind_phone': 'Link phone',
  'action.withdraw': 'Withdraw consent',
  'action.read_notice': 'Read the full notice',

  'home.greeting.night': 'Good night',
  'home.greeting.morning': 'Good morning',
  'home.greeting.noon': 'Hello',
  'home.greeting.afternoon': 'Good afternoon',
  'home.greeting.evening': 'Good evening',
  'home.welcome': 'Welcome',
  'home.shortcuts': 'Services',
  'home.shortcut.privacy': 'Privacy',
  'home.complete': 'Complete your profile',
  'home.complete_progress': '{done} of {all} done',
  'home.complete_hint': 'A full profile helps the shop recognise you',
  'home.step.avatar': 'Set a picture',
  'home.step.nickname': 'Enter a nickname',
  'home.step.phone': 'Link your phone',
  'home.step.done': 'Done',
  'home.step.todo': 'Go',
  'home.guest_title': 'You are not signed in',

  'card.number': 'Member no.',
  'card.phone': 'Phone',
  'card.no_phone': 'Not linked',
  'card.joined': 'Joined {day}',
  'card.guest': 'WeChat member',

  'follow.yes': 'Following our account',
  'follow.title': 'Follow our account for news',
  'follow.body': 'Search for “{shop}” in WeChat and follow it: member notices will arrive in the chat.',

  'me.profile': 'Profile',
  'me.phone': 'Phone',
  'me.privacy': 'Privacy centre',
  'me.contact': 'Contact us',
  'me.edit': 'Edit profile',

  'profile.avatar': 'Picture',
  'profile.avatar_hint': 'Tap to change',
  'profile.nickname': 'Nickname',
  'profile.nickname_placeholder': 'Enter a nickname',
  'profile.nickname_empty': 'Enter a nickname first',
  'profile.phone': 'Phone',
  'profile.phone_why': 'Used to recognise you and for after-sales contact. Never shown to others.',
  'profile.member_no': 'Member no.',
  'profile.joined': 'Joined',
  'profile.saved': 'Saved',
  'profile.avatar_saved': 'Picture updated',
  'profile.avatar_failed': 'The picture cannot be read. Choose another PNG or JPG.',
  'profile.phone_bound': 'Phone linked',
  'profile.phone_cancelled': 'Not linked. You can come back any time.',
  'profile.phone_unavailable': 'The phone number is not available now. Try again later.',

  'privacy.sheet_title': 'About your privacy',
  'privacy.sheet_body':
    'Before you link your phone or set a picture and nickname, please read the privacy notice. We collect only what the service needs.',
  'privacy.version': 'Version {version}',
  'privacy.agreed': 'You accepted on {time}',
  'privacy.outdated': 'The notice has changed. Please read and accept it again.',
  'privacy.not_agreed': 'You have not accepted this notice yet',
  'privacy.agreed_toast': 'Accepted',
  'privacy.withdraw_title': 'Withdraw consent?',
  'privacy.withdraw_confirm': 'Withdraw',
  'privacy.withdraw_body': 'Your phone number will be unlinked and no longer used. Your card stays, and you can accept again later.',
  'privacy.withdrawn_toast': 'Withdrawn',
  'privacy.empty': 'The shop has not published a privacy notice yet.',

  'contact.title': 'Contact us',
  'contact.demo': 'In WeChat this opens the service chat. In the demo, write to the official account.',

  'state.stale': 'No network. This is from {time}.',
  'state.stale_failed': 'Could not refresh. This is from {time}.',
  'state.failed_title': 'This could not be loaded',
  'state.error_code': 'Code {code}',
  'state.loading': 'Loading',

  'network.offline': 'No network. Check the connection and try again.',
  'network.timeout': 'The network is too slow. Try again later.',
  'login.failed': 'WeChat sign-in did not work. Try again.',
  'login.demo_only': 'Please open the mini-program in WeChat.',

  ...couponsEn,
  ...invoicesEn,
  ...ordersEn,
  ...pointsEn,
  ...privacyEn,
  ...shopEn,
};
