import type { Context } from '../../../kernel/context.ts';
import { findLinks, keyText, listLinks } from '../../identity/index.ts';
import type { Arrival } from '../arrival.ts';
import { phoneKeys, typedPhoneKeys } from '../personal-values.ts';

/**
 * People who have just proved a number that staff had typed for a record nobody ever used: the record was about them, so they take it over
 * (a customer registered at the counter opens the mini-program). Answers the proved key → that record. A record that already belongs to
 * somebody in WeChat is left alone; a person decides (see duplicates).
 */
export async function claimTypedPhones(ctx: Context, arrivals: readonly Arrival[]): Promise<Map<string, string>> {
  const phones = [...new Set(arrivals.flatMap((arrival) => arrival.phone ?? []))];
  if (phones.length === 0) return new Map();
  const typed = await findLinks(
    ctx,
    phones.flatMap((phone) => typedPhoneKeys(ctx, phone)),
  );
  if (typed.length === 0) return new Map();
  const used = new Set(
    (
      await listLinks(
        ctx,
        typed.map((link) => link.customerId),
      )
    )
      .filter((link) => link.kind !== 'typed_phone')
      .map((link) => link.customerId),
  );
  const claims = new Map<string, string>();
  for (const phone of phones) {
    const texts = new Set(typedPhoneKeys(ctx, phone).map(keyText));
    const link = typed.find((it) => texts.has(keyText(it)) && !used.has(it.customerId));
    const [proved] = phoneKeys(ctx, phone);
    if (link && proved) claims.set(keyText(proved), link.customerId);
  }
  return claims;
}
