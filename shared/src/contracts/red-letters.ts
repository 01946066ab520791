import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { redReasons, redStates } from '../values/invoice-words.ts';
import { redLetter } from './invoice-shapes.ts';
import { cursor, id, pageSize, reason } from './shapes.ts';

const issue = { audience: 'staff', permission: 'invoices.issue' } as const;
const platformErrors = ['platform.busy', 'platform.quota', 'platform.unreachable', 'platform.credential', 'platform.refused'] as const;
const found = ['invoice.not_found', 'invoice.state_refused'] as const;

export const redLetterContracts = {
  'staff.reds.list': endpoint({
    summary: 'Red-letter confirmations, those with a clock first.',
    kind: 'read',
    access: issue,
    input: z.object({ states: z.array(z.enum(redStates)).max(11).optional(), cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({ reds: z.array(redLetter), next: cursor.nullable(), counts: z.record(z.enum(redStates), z.number().int()) }),
    errors: [],
  }),
  'staff.reds.raise': endpoint({
    summary: 'Turn an invoice red: the whole of it; the rest is invoiced anew when wished.',
    kind: 'write',
    access: issue,
    input: z.object({ invoiceId: id, reason: z.enum(redReasons), note: z.string().trim().max(200).default(''), reissue: z.boolean() }),
    output: z.object({ red: redLetter }),
    errors: [...found, 'invoice.red_open'],
  }),
  'staff.reds.approve': endpoint({
    summary: 'A second person lets it through.',
    kind: 'write',
    access: issue,
    input: z.object({ id }),
    output: z.object({ red: redLetter }),
    errors: ['invoice.red_not_found', 'invoice.state_refused', 'invoice.second_person'],
  }),
  'staff.reds.withdraw': endpoint({
    summary: 'Give it up while the buyer has not answered.',
    kind: 'write',
    access: issue,
    input: z.object({ id, reason }),
    output: z.object({ red: redLetter }),
    errors: ['invoice.red_not_found', 'invoice.state_refused', ...platformErrors],
  }),
  'staff.reds.answer': endpoint({
    summary: 'Agree with or refuse what the buyer raised.',
    kind: 'write',
    access: issue,
    input: z.object({ id, agree: z.boolean(), reason }),
    output: z.object({ red: redLetter }),
    errors: ['invoice.red_not_found', 'invoice.state_refused', ...platformErrors],
  }),
  'staff.reds.again': endpoint({
    summary: 'Raise it once more after it was refused, expired, withdrawn or failed.',
    kind: 'write',
    access: issue,
    input: z.object({ id }),
    output: z.object({ red: redLetter }),
    errors: ['invoice.red_not_found', 'invoice.state_refused', 'invoice.red_open'],
  }),
  'staff.reds.refresh': endpoint({
    summary: 'Ask the provider about it now.',
    kind: 'write',
    access: issue,
    input: z.object({ id }),
    output: z.object({ red: redLetter }),
    errors: ['invoice.red_not_found', ...platformErrors],
  }),
};
