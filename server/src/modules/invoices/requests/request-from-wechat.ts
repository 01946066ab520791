import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { InvoiceType } from '@lianke/shared';
import type { InvoicedPart } from '../invoiced-part.ts';
import { judgeTitle } from '../titles/judge-title.ts';
import type { TypedTitle } from '../titles/judge-title.ts';
import { askForInvoices } from './ask.ts';

export interface WechatWish {
  transactionId: string;
  title: TypedTitle;
  type: InvoiceType;
  email: string;
}

/**
 * The customer tapped 开票 on the bill in WeChat. Answers the request; null: no payment of ours, nothing is left to invoice (told twice, for one), or the
 * title can not be used. Whoever handles the notice may run twice.
 */
export async function requestFromWechat(ctx: Context, parts: readonly InvoicedPart[], wish: WechatWish): Promise<string | null> {
  for (const part of parts) {
    const source = await part.byTransaction(ctx, wish.transactionId);
    if (!source) continue;
    try {
      const rows = await inTransaction(ctx, (ctx) =>
        askForInvoices(ctx, parts, {
          ...{ kind: part.kind, sourceIds: [source.id], allow: () => undefined, expectedFen: null, manualFen: null, replacesId: null },
          ...{ type: wish.type, title: judgeTitle(wish.title, wish.type, true), email: wish.email },
          ...{ note: '', askedBy: 'customer' as const, staffId: null },
        }),
      );
      return rows[0]?.id ?? null;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      ctx.log.warn({ code: error.code, sourceId: source.id }, 'a wish for an invoice from WeChat came to nothing');
      return null;
    }
  }
  return null;
}
