import type { Context } from '../../kernel/context.ts';
import type { Person, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import type { Receipt } from './request-store.ts';

/** What erasing a person would erase and keep as of now. */
export async function lookAhead(ctx: Context, parts: readonly PrivacyPart[], person: Person): Promise<Pick<Receipt, 'erased' | 'kept'>> {
  const erased: Receipt['erased'] = [];
  const kept: Receipt['kept'] = [];
  for (const part of parts) {
    for (const holding of part.holdings) {
      const count = await holding.count(ctx, person);
      if (count > 0) erased.push({ what: holding.what, count });
    }
    kept.push(...((await part.keptFor?.(ctx, person)) ?? []));
  }
  return { erased, kept };
}
