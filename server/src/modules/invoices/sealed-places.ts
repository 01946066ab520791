import type { InvoiceFileKind } from '@lianke/shared';
import type { Title } from '@lianke/shared/invoicing';
import type { Context } from '../../kernel/context.ts';

/** A file opens only as what it is of the invoice it belongs to. Titles and mail addresses are sealed in the place of their row's id. */
export const filePlace = (invoiceId: string, kind: InvoiceFileKind): string => `${invoiceId}.${kind}`;

/** What makes two titles the same in the book, hashed. */
export const titleIndex = (ctx: Pick<Context, 'sealing'>, { kind, name, taxNo }: Pick<Title, 'kind' | 'name' | 'taxNo'>): string =>
  ctx.sealing.blindIndex(JSON.stringify([kind, name, taxNo]), 'invoice title');
