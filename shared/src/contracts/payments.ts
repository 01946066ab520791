import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { alarmKinds, differenceKinds } from '../values/order-words.ts';
import { cursor, day, fen, id, instant, pageSize, reason, staffName } from './shapes.ts';

const finance = { audience: 'staff', permission: 'payments.reconcile' } as const;
const readAlarms = { audience: 'staff', permission: 'alarms.read' } as const;

const sums = z.object({ count: z.number().int(), fen });

const billDay = z.object({
  day,
  /** waiting: WeChat has not made it yet. */
  status: z.enum(['none', 'running', 'waiting', 'done', 'failed']),
  paid: z.object({ theirs: sums, ours: sums }),
  refunded: z.object({ theirs: sums, ours: sums }),
  differences: z.object({ open: z.number().int(), healed: z.number().int(), ignored: z.number().int() }),
  fetchedAt: instant.nullable(),
  problem: z.string().nullable(),
});

const difference = z.object({
  id,
  day,
  subject: z.enum(['payment', 'refund']),
  kind: z.enum(differenceKinds),
  /** out_trade_no or out_refund_no. */
  number: z.string(),
  transactionId: z.string().nullable(),
  orderId: id.nullable(),
  oursFen: fen.nullable(),
  theirsFen: fen.nullable(),
  at: instant,
  status: z.enum(['open', 'healed', 'ignored']),
  note: z.string(),
  by: staffName.nullable(),
  settledAt: instant.nullable(),
  can: z.object({ heal: z.boolean() }),
});

export const paymentContracts = {
  'staff.reconciliation.days': endpoint({
    summary: 'Days with WeChat’s bill beside our books, newest first. A file of one day: GET /downloads/reconciliation/<day>.csv.',
    kind: 'read',
    access: finance,
    input: z.object({ until: day.optional(), limit: z.number().int().min(1).max(62).default(31) }),
    output: z.object({ days: z.array(billDay), connected: z.boolean() }),
    errors: [],
  }),
  'staff.reconciliation.fetch': endpoint({
    summary: 'Fetch a day’s bills now and compare again.',
    kind: 'write',
    access: finance,
    input: z.object({ day }),
    output: z.object({ day: billDay }),
    errors: ['payment.not_connected', 'payment.day_not_over'],
  }),
  'staff.reconciliation.differences': endpoint({
    summary: 'What differs.',
    kind: 'read',
    access: finance,
    input: z.object({
      day: day.optional(),
      status: z.enum(['open', 'healed', 'ignored']).optional(),
      cursor: cursor.optional(),
      limit: pageSize.default(20),
    }),
    output: z.object({ differences: z.array(difference), next: cursor.nullable() }),
    errors: [],
  }),
  'staff.reconciliation.heal': endpoint({
    summary:
      'Ask WeChat about it and put our books right: a payment we missed is fulfilled (or refunded when its order is gone), a refund is followed up.',
    kind: 'write',
    access: finance,
    input: z.object({ id }),
    output: z.object({ difference }),
    errors: [
      'payment.difference_not_found',
      'payment.cannot_heal',
      'payment.not_connected',
      'platform.busy',
      'platform.quota',
      'platform.unreachable',
      'platform.credential',
      'platform.refused',
    ],
  }),
  'staff.reconciliation.ignore': endpoint({
    summary: 'It is known and right; with a reason.',
    kind: 'write',
    access: finance,
    input: z.object({ id, reason }),
    output: z.object({ difference }),
    errors: ['payment.difference_not_found'],
  }),

  'staff.alarms.list': endpoint({
    summary: 'What somebody must look at, newest first.',
    kind: 'read',
    access: readAlarms,
    input: z.object({ open: z.boolean().default(true), cursor: cursor.optional(), limit: pageSize.default(20) }),
    output: z.object({
      alarms: z.array(
        z.object({
          id,
          kind: z.enum(alarmKinds),
          /** What it is about, as text for people: an order number, a day, a source. */
          about: z.string(),
          orderId: id.nullable(),
          data: z.record(z.string(), z.string()),
          times: z.number().int(),
          raisedAt: instant,
          lastAt: instant,
          settledAt: instant.nullable(),
          settledBy: staffName.nullable(),
          note: z.string(),
        }),
      ),
      next: cursor.nullable(),
      open: z.number().int(),
    }),
    errors: [],
  }),
  'staff.alarms.settle': endpoint({
    summary: 'It was looked at; with what was done about it.',
    kind: 'write',
    access: { audience: 'staff', permission: 'alarms.settle' } as const,
    input: z.object({ id, note: reason }),
    output: z.object({ open: z.number().int() }),
    errors: ['alarm.not_found'],
  }),
};
