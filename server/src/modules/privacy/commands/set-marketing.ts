import { writeAudit } from '../../../kernel/audit.ts';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { addConsent, consentsInForce, withdrawConsents } from '../consents.ts';
import { marketingNotice } from '../marketing-notice.ts';
import { privacyNotice } from '../privacy-notice.ts';

/** Allowing needs the privacy notice in force accepted; stopping needs nothing and works at once. Throws privacy.consent_required, request.invalid. */
export async function setMarketing(
  ctx: Context,
  input: { allow: boolean; textVersion?: string | undefined },
): Promise<{ allowed: boolean }> {
  const { customerId } = callingMember(ctx);
  if (input.allow && (input.textVersion ?? marketingNotice.textVersion) !== marketingNotice.textVersion)
    throw new AppError('request.invalid', { fields: [{ path: 'textVersion', problem: 'outdated' }] });
  return inTransaction(ctx, async (ctx) => {
    if (!input.allow) await withdrawConsents(ctx, customerId, ['marketing']);
    else {
      const agreed = (await consentsInForce(ctx, customerId)).some(
        (it) => it.purpose === 'privacy_notice' && it.textVersion === privacyNotice.textVersion,
      );
      if (!agreed) throw new AppError('privacy.consent_required', { textVersion: privacyNotice.textVersion });
      await addConsent(ctx, customerId, 'marketing', marketingNotice.textVersion);
    }
    await writeAudit(ctx, input.allow ? 'privacy.marketing_allowed' : 'privacy.marketing_stopped', { kind: 'customer', id: customerId });
    return { allowed: input.allow };
  });
}
