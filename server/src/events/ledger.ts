import { z } from 'zod';
import { defineEvent } from '../kernel/events/define-event.ts';

/** Growth came or went: the level may be another now. */
export const growthChanged = defineEvent('ledger.growth-changed', 1, z.object({ customerId: z.string() }));

/** Points of this member begin to expire at `expiresAt` (ms), `amount` of them within the time that was announced. Told once per lot. */
export const pointsExpiring = defineEvent(
  'ledger.points-expiring',
  1,
  z.object({ customerId: z.string(), amount: z.number().int(), expiresAt: z.number().int() }),
);
