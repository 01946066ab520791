import { maskPhone } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { findLinks } from '../../identity/index.ts';
import { normalPhone, phoneKeys, typedPhoneKeys } from '../personal-values.ts';
import { suspect } from './candidates.ts';

/** Staff noted this number with a customer in WeCom; if another customer has the same number they MAY be one person. A person decides. */
export async function suggestByRemarkMobile(ctx: Context, customerId: string, mobiles: readonly string[]): Promise<void> {
  for (const mobile of mobiles) {
    const links = await findLinks(ctx, [...phoneKeys(ctx, mobile), ...typedPhoneKeys(ctx, mobile)]);
    const evidence = maskPhone(normalPhone(mobile));
    await suspect(
      ctx,
      links.map((link) => ({ ids: [customerId, link.customerId], reason: 'remark_mobile', evidence })),
    );
  }
}
