import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { consentPurposes } from '../values/statuses.ts';
import { id, instant } from './shapes.ts';

const consent = z.object({ purpose: z.enum(consentPurposes), textVersion: z.string(), agreedAt: instant });

/** What a customer sees of themselves. */
const memberView = z.object({
  customerId: id,
  /** Shown on the card, e.g. `8800 0123 4567`; stable for life. */
  memberNo: z.string(),
  nickname: z.string(),
  avatarUrl: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  /** As the shop calls it. */
  levelName: z.string(),
  joinedAt: instant,
  followsOfficialAccount: z.boolean(),
  consents: z.array(consent),
});

const access = { audience: 'member' } as const;

export const memberContracts = {
  'member.session.login': endpoint({
    summary: 'Exchange a wx.login code for a session; creates the customer on first sight.',
    kind: 'write',
    access: { audience: 'public' },
    input: z.object({ code: z.string().min(1).max(512) }),
    output: z.object({ token: z.string(), expiresAt: instant, isNew: z.boolean(), member: memberView }),
    errors: [
      'auth.code_invalid',
      'platform.busy',
      'platform.quota',
      'platform.unreachable',
      'platform.credential',
      'platform.ip_refused',
      'platform.refused',
    ],
  }),
  'member.session.logout': endpoint({
    summary: 'End this session.',
    kind: 'write',
    access,
    input: z.object({}),
    output: z.object({}),
    errors: [],
  }),
  'member.profile.get': endpoint({
    summary: 'My card and profile.',
    kind: 'read',
    access,
    input: z.object({}),
    output: memberView,
    errors: [],
  }),
  'member.profile.update': endpoint({
    summary: 'Change my nickname.',
    kind: 'write',
    access,
    input: z.object({ nickname: z.string().trim().min(1).max(32) }),
    output: memberView,
    errors: [],
  }),
  'member.profile.set-avatar': endpoint({
    summary: 'Set my avatar: PNG or JPG, at most 200 KB, as base64.',
    kind: 'write',
    access,
    input: z.object({ base64: z.string().min(1).max(280_000) }),
    output: memberView,
    errors: ['avatar.unsupported'],
  }),
  'member.profile.bind-phone': endpoint({
    summary: 'Bind the phone number behind a getPhoneNumber code. Needs the privacy notice accepted first.',
    kind: 'write',
    access,
    input: z.object({ code: z.string().min(1).max(512) }),
    output: memberView,
    errors: [
      'phone.code_invalid',
      'privacy.consent_required',
      'platform.busy',
      'platform.quota',
      'platform.unreachable',
      'platform.credential',
      'platform.ip_refused',
      'platform.refused',
    ],
  }),
  'member.privacy.get': endpoint({
    summary: 'The privacy notice in force and what I agreed to.',
    kind: 'read',
    access: { audience: 'public' },
    input: z.object({}),
    output: z.object({
      textVersion: z.string(),
      shopName: z.string(),
      sections: z.array(z.object({ title: z.string(), body: z.string() })),
    }),
    errors: [],
  }),
  'member.privacy.agree': endpoint({
    summary: 'Accept the privacy notice (the version shown).',
    kind: 'write',
    access,
    input: z.object({ textVersion: z.string().min(1).max(32) }),
    output: memberView,
    errors: [],
  }),
  'member.privacy.withdraw': endpoint({
    summary: 'Withdraw my consent: the phone number is unbound and no longer used.',
    kind: 'write',
    access,
    input: z.object({}),
    output: memberView,
    errors: [],
  }),
};
