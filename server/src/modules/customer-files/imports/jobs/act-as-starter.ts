import type { Context } from '../../../../kernel/context.ts';
import { findStaffActor } from '../../../../kernel/http/actors.ts';
import { AppError } from '../../../../kernel/errors.ts';
import type { CustomerImportRow } from '../../tables.ts';

/** The rights of whoever brought the file, as they are now: a leaver's import stops, a narrowed role narrows it. Throws auth.forbidden. */
export async function actAsStarter(ctx: Context, row: Pick<CustomerImportRow, 'staff_id'>): Promise<Context> {
  const actor = await findStaffActor(ctx, row.staff_id);
  if (!actor?.permissions.includes('customers.import')) throw new AppError('auth.forbidden', { permission: 'customers.import' });
  return { ...ctx, actor };
}
