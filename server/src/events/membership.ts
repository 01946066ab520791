import { z } from 'zod';
import { defineEvent } from '../kernel/events/define-event.ts';

/** It is the member's birthday; once per person and year. */
export const memberBirthday = defineEvent('membership.birthday', 1, z.object({ customerId: z.string(), year: z.number().int() }));

/** A member's level became another, up or down; `reason` is a word of `levelReasons`. */
export const levelChanged = defineEvent(
  'membership.level-changed',
  1,
  z.object({ customerId: z.string(), from: z.number().int(), to: z.number().int(), reason: z.string() }),
);
