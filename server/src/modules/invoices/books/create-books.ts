import type { Handlers } from '../../../kernel/http/serve.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { compareList, fetchList } from './compare-list.ts';
import { createGetMonth } from './get-month.ts';
import { createListDifferences } from './list-differences.ts';
import { listQuotas } from './quota.ts';

export interface InvoiceBooks {
  routes: Handlers<
    'staff.invoice-books.month' | 'staff.invoice-books.differences' | 'staff.invoice-books.compare' | 'staff.invoice-books.quota'
  >;
  jobs: readonly JobDefinition[];
}

/** The books over what can be invoiced; its owners are given to it, so that it needs to know none of them. */
export function createBooks(parts: readonly InvoicedPart[]): InvoiceBooks {
  return {
    routes: {
      'staff.invoice-books.month': createGetMonth(parts),
      'staff.invoice-books.differences': createListDifferences(parts),
      'staff.invoice-books.compare': compareList,
      'staff.invoice-books.quota': listQuotas,
    },
    jobs: [fetchList],
  };
}
