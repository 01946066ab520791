import type { InvoiceTitle, InvoiceType } from '../../invoices/types';
import { t } from '../../messages';
import { confirm, toast } from '../../platform/feedback';
import { judgeTitle } from './judge-title';

/**
 * Looks at a title before it is sent. Undefined: it cannot go, or the person wants to look at it again. A warning that was read and let through
 * is told to the server.
 */
export async function askAboutTitle(
  typed: InvoiceTitle,
  type: InvoiceType,
): Promise<{ title: InvoiceTitle; despiteWarning: boolean } | undefined> {
  const { title, problem, warnings } = judgeTitle(typed, type);
  if (problem !== undefined) {
    toast(t(problem));
    return undefined;
  }
  if (warnings.length === 0) return { title, despiteWarning: false };
  const question = { title: t('ask.warn_title'), content: warnings.map((warning) => t(warning)).join('\n') };
  const used = await confirm({ ...question, confirmText: t('ask.warn_use'), cancelText: t('ask.warn_edit') });
  return used ? { title, despiteWarning: true } : undefined;
}
