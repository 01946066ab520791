import type { RedCause, RedReason } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';
import { calmAlarm } from '../../alarms/index.ts';
import { newSerial } from '../issuing/serials.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { recordMove } from '../requests/moves.ts';
import { currentRules } from '../settings/rules.ts';
import type { RedRow } from './tables.ts';

interface NewRed {
  blue: InvoiceRow;
  reason: RedReason;
  cause: RedCause;
  causeId: string | null;
  reissue: boolean;
  note: string;
  raisedBy: string | null;
}

/**
 * A red letter for a whole blue invoice, on record with its number before the provider is asked, which a job does. Money that went back needs nobody's
 * leave; a mistake may need a second person. In the caller's transaction. Throws invoice.red_open.
 */
export async function raiseRed(ctx: Context, it: NewRed): Promise<RedRow> {
  const { blue } = it;
  const open = await ctx.db<RedRow>('red_letters').where({ open_blue_id: blue.id }).first('id');
  if (open) throw new AppError('invoice.red_open');
  const waits = it.cause === 'mistake' && (await currentRules(ctx)).fourEyesRed;
  const now = ctx.clock.now();
  const row: RedRow = {
    id: ctx.ids.next('redLetter'),
    ...{ blue_id: blue.id, open_blue_id: blue.id, request_id: blue.request_id, seller_id: blue.seller_id },
    ...{ state: waits ? 'requested' : 'submitting', reason: it.reason, cause: it.cause, cause_id: it.causeId },
    ...{ reissue: it.reissue ? 1 : 0, note: it.note.slice(0, 200), problem: '' },
    ...{ serial: newSerial(ctx, 'C'), bill_no: null, bill_uuid: null, red_invoice_id: null },
    ...{ raised_by: it.raisedBy, approved_by: null, deadline_at: null, next_at: waits ? null : now, queries: 0 },
    ...{ created_at: now, settled_at: null },
  };
  await insertOrRetry(ctx, 'two red letters for one invoice at once', () => ctx.db<RedRow>('red_letters').insert(row));
  await recordMove(ctx, blue.request_id, 'red_raised', it.note);
  await calmAlarm(ctx, { kind: 'invoice.red_stuck', matter: blue.id });
  return row;
}
