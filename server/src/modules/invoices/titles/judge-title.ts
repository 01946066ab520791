import { maskName } from '@lianke/shared';
import type { InvoiceType } from '@lianke/shared';
import { checkTitle } from '@lianke/shared/invoicing';
import type { Title } from '@lianke/shared/invoicing';
import { AppError } from '../../../kernel/errors.ts';

/** A title as somebody typed it. */
export interface TypedTitle {
  kind: Title['kind'];
  name: string;
  taxNo?: string | undefined;
  address?: string | undefined;
  phone?: string | undefined;
  bank?: string | undefined;
  account?: string | undefined;
}

/**
 * The title cleaned. Throws invoice.title_invalid with what is wrong; also for what only may be wrong, unless it was read: then `data.warnings` is there
 * and `data.problems` is not.
 */
export function judgeTitle(typed: TypedTitle, type: InvoiceType, despiteWarning: boolean): Title {
  const full = { address: '', phone: '', bank: '', account: '', ...defined(typed), taxNo: typed.taxNo ?? '' };
  const { title, problems, warnings } = checkTitle(full, type);
  if (type === 'special' && title.kind !== 'company') throw new AppError('invoice.special_needs_company');
  if (problems.length > 0) throw new AppError('invoice.title_invalid', { problems: problems.join() });
  if (warnings.length > 0 && !despiteWarning) throw new AppError('invoice.title_invalid', { warnings: warnings.join() });
  return title;
}

const defined = (typed: TypedTitle): TypedTitle & Pick<Title, 'kind' | 'name'> =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as unknown as TypedTitle;

/** As anybody with the right to invoices may see it: a company's name is public, a person's is not. */
export const shownName = (title: Title): string => (title.kind === 'company' ? title.name : maskName(title.name));
