import type { Output } from '@lianke/shared/api';
import type { InvoiceRow } from './tables.ts';

type Can = Output<'staff.invoices.get'>['request']['invoices'][number]['can'];

/** What finance can do with one invoice now. */
export function canOf(row: InvoiceRow, redIsOpen: boolean): Can {
  const nuonuo = row.provider === 'nuonuo';
  return {
    refresh: nuonuo && row.state === 'submitting',
    retry: row.state === 'failed' && row.colour === 'blue',
    red: row.state === 'issued' && row.colour === 'blue' && !redIsOpen,
    manual: row.provider === 'manual' && row.state === 'queued',
    mail: nuonuo && row.state === 'issued',
  };
}
