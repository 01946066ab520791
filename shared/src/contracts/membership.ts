import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ledgerKinds, ledgerReasons } from '../values/coupon-words.ts';
import { levelReasons } from '../values/membership-words.ts';
import { cursor, day, fen, id, instant, pageSize, reason } from './shapes.ts';

const read = { audience: 'staff', permission: 'membership.read' } as const;
const manage = { audience: 'staff', permission: 'membership.manage' } as const;
const adjust = { audience: 'staff', permission: 'membership.adjust' } as const;
const member = { audience: 'member' } as const;

/** What a level brings. Rates in basis points: points ×1.5 is `pointsBps: 15000`, 95 折 is `discountBps: 500`. */
const rights = z.object({
  pointsBps: z.number().int().min(0).max(100_000),
  discountBps: z.number().int().min(0).max(10_000),
  freeShipping: z.boolean(),
  /** Coupon templates given on the birthday, and when the level is reached. */
  birthdayCoupons: z.array(id).max(5),
  levelCoupons: z.array(id).max(5),
});
const level = z.object({
  level: z.number().int().min(0).max(99),
  name: z.string().trim().min(1).max(12),
  needsGrowth: z.number().int().min(0),
  rights,
});

const balances = z.object({ points: z.number().int(), growth: z.number().int(), principalFen: fen, bonusFen: fen });

const entry = z.object({
  id,
  kind: z.enum(ledgerKinds),
  /** Signed. */
  amount: z.number().int(),
  balanceAfter: z.number().int(),
  reason: z.enum(ledgerReasons),
  note: z.string(),
  at: instant,
});

const expiring = z.object({ amount: z.number().int(), expiresAt: instant });

const history = z.object({ kind: z.enum(ledgerKinds).default('points'), cursor: cursor.optional(), limit: pageSize.default(20) });

/** Liability as of the end of a day: what is owed, by how old the lots are. */
const liability = z.object({
  kind: z.enum(ledgerKinds),
  accounts: z.number().int(),
  balance: z.number().int(),
  openLots: z.number().int(),
  byAge: z.array(z.object({ upToDays: z.number().int().nullable(), amount: z.number().int() })),
  /** balance = openLots, and every entry sums up. False is an alarm. */
  balanced: z.boolean(),
});

export const membershipContracts = {
  'member.card.get': endpoint({
    summary: 'My card: level, progress to the next, rights, balances.',
    kind: 'read',
    access: member,
    input: z.object({}),
    output: z.object({
      memberNo: z.string(),
      level,
      next: level.nullable(),
      /** Growth that counts now, inside the rolling window. */
      growth: z.number().int(),
      windowDays: z.number().int(),
      balances,
      pointsExpiring: expiring.nullable(),
      usableCoupons: z.number().int(),
      /** Fen that 100 points are worth at checkout. */
      fenPerHundredPoints: z.number().int(),
    }),
    errors: [],
  }),
  'member.points.get': endpoint({
    summary: 'My points: balance, lots that expire soon.',
    kind: 'read',
    access: member,
    input: z.object({}),
    output: z.object({ balance: z.number().int(), expiring: z.array(expiring) }),
    errors: [],
  }),
  'member.points.history': endpoint({
    summary: 'What moved my points, growth or balance, newest first.',
    kind: 'read',
    access: member,
    input: history,
    output: z.object({ entries: z.array(entry), next: cursor.nullable() }),
    errors: [],
  }),

  'staff.membership.settings': endpoint({
    summary: 'Levels, their rights, how points are earned and expire.',
    kind: 'read',
    access: read,
    input: z.object({}),
    output: z.object({
      levels: z.array(level),
      windowDays: z.number().int(),
      pointsPerYuan: z.number().int(),
      pointsLifeDays: z.number().int(),
      fenPerHundredPoints: z.number().int(),
      remindDays: z.number().int(),
      version: z.number().int(),
    }),
    errors: [],
  }),
  'staff.membership.save-settings': endpoint({
    summary: 'Change levels and rules; members are looked at anew in the background.',
    kind: 'write',
    access: manage,
    input: z.object({
      version: z.number().int(),
      levels: z.array(level).min(1).max(20),
      windowDays: z.number().int().min(30).max(3650),
      pointsPerYuan: z.number().int().min(0).max(1000),
      pointsLifeDays: z.number().int().min(30).max(3650),
      fenPerHundredPoints: z.number().int().min(0).max(100_00),
      remindDays: z.number().int().min(1).max(90),
    }),
    output: z.object({ version: z.number().int() }),
    errors: ['membership.levels_invalid', 'membership.changed_meanwhile'],
  }),
  'staff.membership.of-customer': endpoint({
    summary: 'A customer’s level with why, balances and lots that expire soon.',
    kind: 'read',
    access: read,
    input: z.object({ customerId: id }),
    output: z.object({
      level,
      since: instant.nullable(),
      why: z.enum(levelReasons),
      growth: z.number().int(),
      balances,
      expiring: z.array(expiring),
    }),
    errors: ['customer.not_found'],
  }),
  'staff.membership.entries': endpoint({
    summary: 'A customer’s ledger, newest first.',
    kind: 'read',
    access: read,
    input: history.extend({ customerId: id }),
    output: z.object({ entries: z.array(entry), next: cursor.nullable() }),
    errors: ['customer.not_found'],
  }),
  'staff.membership.adjust': endpoint({
    summary: 'Give or take points or growth by hand, with a reason.',
    kind: 'write',
    access: adjust,
    input: z.object({
      customerId: id,
      kind: z.enum(['points', 'growth']),
      amount: z.number().int().min(-1_000_000).max(1_000_000),
      reason,
    }),
    output: z.object({ balances }),
    errors: ['customer.not_found', 'ledger.balance_short'],
  }),
  'staff.membership.liability': endpoint({
    summary: 'What the shop owes its members today, by age; ties to the member balances.',
    kind: 'read',
    access: { audience: 'staff', permission: 'ledger.read' } as const,
    input: z.object({}),
    output: z.object({ asOf: instant, day, kinds: z.array(liability) }),
    errors: [],
  }),
};
