import type { RedState } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { raiseAlarm } from '../../alarms/index.ts';
import { recordMove } from '../requests/moves.ts';
import { blueOf } from './blue-of.ts';
import type { RedRow } from './tables.ts';

/** States in which a red letter is under way. */
export const openRedStates: readonly RedState[] = ['requested', 'submitting', 'waiting_buyer', 'waiting_seller', 'confirmed', 'issuing'];

type Ended = Extract<RedState, 'refused' | 'expired' | 'withdrawn' | 'failed'>;

/**
 * A red letter came to nothing: the blue stays as it is and may be turned red anew, and unless somebody wanted it so, somebody is told. In the caller's
 * transaction; false when it had ended already.
 */
export async function endRed(ctx: Context, red: RedRow, state: Ended, problem: string): Promise<boolean> {
  const now = ctx.clock.now();
  const ended = await ctx
    .db<RedRow>('red_letters')
    .where({ id: red.id })
    .whereIn('state', [...openRedStates])
    .update({ state, problem: problem.slice(0, 300), open_blue_id: null, next_at: null, settled_at: now });
  if (ended !== 1) return false;
  await recordMove(ctx, red.request_id, `red_${state}`, problem);
  if (state === 'withdrawn') return true;
  const blue = await blueOf(ctx, red.blue_id);
  await raiseAlarm(ctx, {
    ...{ kind: 'invoice.red_stuck', matter: red.blue_id, about: blue.number ?? blue.serial },
    data: { redId: red.id, requestId: red.request_id, state, problem: problem.slice(0, 200) },
  });
  return true;
}
