import { z } from 'zod';
import { defineEvent } from '../kernel/events/define-event.ts';

/** These orders are somewhere else now; `move` is a word of `orderMoves`. Orders that move together are told together. */
export const ordersMoved = defineEvent('order.moved', 1, z.object({ move: z.string(), orderIds: z.array(z.string()).min(1) }));
