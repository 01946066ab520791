import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { consentPurposes, privacyRequestKinds, privacyRequestStatuses } from '../values/statuses.ts';
import { cursor, id, instant, staffName } from './shapes.ts';

const member = { audience: 'member' } as const;
const manage = { audience: 'staff', permission: 'privacy.manage' } as const;

const consent = z.object({
  id,
  purpose: z.enum(consentPurposes),
  textVersion: z.string(),
  channel: z.string(),
  /** How we know: e.g. `wx.login openid …abcd, 2026-11-22 10:31`. */
  proof: z.string().nullable(),
  agreedAt: instant,
  withdrawnAt: instant.nullable(),
});

/** What a deletion did, module by module; `kept` says what stays, for how long, and by which law. */
const receipt = z.object({
  at: instant,
  erased: z.array(z.object({ what: z.string(), count: z.number().int() })),
  kept: z.array(z.object({ what: z.string(), count: z.number().int(), until: instant.nullable(), law: z.string() })),
});

const memberRequest = z.object({
  id,
  kind: z.enum(privacyRequestKinds),
  status: z.enum(privacyRequestStatuses),
  detail: z.string().nullable(),
  answer: z.string().nullable(),
  requestedAt: instant,
  /** The law gives us fifteen working days; we promise the same day in calendar days. */
  dueAt: instant,
  settledAt: instant.nullable(),
  receipt: receipt.nullable(),
  /** Until when the copy can be read; null when there is none. */
  downloadUntil: instant.nullable(),
  can: z.object({ cancel: z.boolean(), download: z.boolean() }),
});

const staffRequest = memberRequest.omit({ can: true, downloadUntil: true }).extend({
  customerId: id,
  customerName: z.string(),
  memberNo: z.string(),
  phoneMasked: z.string().nullable(),
  identityProof: z.string(),
  settledBy: staffName.nullable(),
  /** For a correction: field → wished value, personal ones masked. */
  wishes: z.record(z.string(), z.string()),
  /** For a deletion: what would be erased and kept. */
  preview: receipt.omit({ at: true }).nullable(),
});

export const privacyContracts = {
  'member.privacy.consents': endpoint({
    summary: 'What I agreed to and when, withdrawn ones too; and what allowing marketing would mean.',
    kind: 'read',
    access: member,
    input: z.object({}),
    output: z.object({
      consents: z.array(consent),
      marketing: z.object({ allowed: z.boolean(), textVersion: z.string(), text: z.string() }),
    }),
    errors: [],
  }),
  'member.privacy.set-marketing': endpoint({
    summary: 'Allow or stop marketing messages. Stopping works at once.',
    kind: 'write',
    access: member,
    /** Allowing names the version of the text that was shown; an outdated one is refused. */
    input: z.object({ allow: z.boolean(), textVersion: z.string().max(32).optional() }),
    output: z.object({ allowed: z.boolean() }),
    errors: ['privacy.consent_required'],
  }),
  'member.privacy.requests': endpoint({
    summary: 'My requests about my data.',
    kind: 'read',
    access: member,
    input: z.object({}),
    output: z.object({ requests: z.array(memberRequest) }),
    errors: [],
  }),
  'member.privacy.request': endpoint({
    summary:
      'Ask for a copy, a correction or a deletion. A fresh wx.login code proves that it is me and not somebody holding my phone’s session.',
    kind: 'write',
    access: member,
    input: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('access'), code: z.string().min(1).max(128) }),
      z.object({ kind: z.literal('deletion'), code: z.string().min(1).max(128), detail: z.string().trim().max(500).optional() }),
      z.object({
        kind: z.literal('correction'),
        code: z.string().min(1).max(128),
        wishes: z
          .partialRecord(z.enum(['name', 'phone', 'email', 'address', 'birthday', 'gender', 'region']), z.string().trim().min(1).max(300))
          .optional(),
        detail: z.string().trim().max(500).optional(),
      }),
    ]),
    output: memberRequest,
    errors: [
      'privacy.identity_unproven',
      'privacy.already_requested',
      'auth.code_invalid',
      'platform.busy',
      'platform.quota',
      'platform.unreachable',
      'platform.credential',
      'platform.ip_refused',
      'platform.refused',
    ],
  }),
  'member.privacy.cancel': endpoint({
    summary: 'Take a request back while nobody has acted on it.',
    kind: 'write',
    access: member,
    input: z.object({ id }),
    output: memberRequest,
    errors: ['privacy.request_not_found', 'privacy.request_settled'],
  }),
  'member.privacy.download': endpoint({
    summary: 'My data: a page to read and the same as JSON. For 7 days after the request was approved.',
    kind: 'read',
    access: member,
    input: z.object({ id }),
    output: z.object({ html: z.string(), json: z.string(), preparedAt: instant }),
    errors: ['privacy.request_not_found', 'privacy.not_ready'],
  }),
  'staff.privacy.requests': endpoint({
    summary: 'Requests of customers about their data, the most urgent first.',
    kind: 'read',
    access: manage,
    input: z.object({ status: z.enum(['open', 'settled']).default('open'), cursor: cursor.optional() }),
    output: z.object({ requests: z.array(staffRequest), next: cursor.nullable() }),
    errors: [],
  }),
  'staff.privacy.get': endpoint({
    summary: 'One request, with what acting on it would do.',
    kind: 'read',
    access: manage,
    input: z.object({ id }),
    output: staffRequest,
    errors: ['privacy.request_not_found'],
  }),
  'staff.privacy.approve': endpoint({
    summary: 'Act on it: make the copy, apply the correction, or erase. Erasing cannot be undone.',
    kind: 'write',
    access: manage,
    input: z.object({ id, answer: z.string().trim().max(500).optional() }),
    output: staffRequest,
    errors: [
      'privacy.request_not_found',
      'privacy.request_settled',
      'customer.not_found',
      'customer.phone_taken',
      'customer.phone_verified',
      'customer.changed_meanwhile',
    ],
  }),
  'staff.privacy.refuse': endpoint({
    summary: 'Refuse, with the reason the customer will read.',
    kind: 'write',
    access: manage,
    input: z.object({ id, answer: z.string().trim().min(2).max(500) }),
    output: staffRequest,
    errors: ['privacy.request_not_found', 'privacy.request_settled'],
  }),
  'staff.privacy.consents': endpoint({
    summary: 'A customer’s consents, withdrawn ones too.',
    kind: 'read',
    access: { audience: 'staff', permission: 'customers.read' },
    input: z.object({ customerId: id }),
    output: z.object({ consents: z.array(consent) }),
    errors: ['customer.not_found'],
  }),
};
