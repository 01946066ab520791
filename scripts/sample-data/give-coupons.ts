import type { Output } from '@lianke/shared/api';
import type { Call } from './lianke-api.ts';
import { sampleTemplates } from './coupon-templates.ts';

/** Offers the sample coupons in a shop that has none yet. Answers title → template of those that are live. */
export async function ensureTemplates(staff: Call, now: number): Promise<Map<string, string>> {
  const { templates } = await staff('staff.coupon-templates.list', { limit: 100 });
  if (templates.length === 0)
    for (const { template, live } of sampleTemplates(now)) {
      const saved = (await staff('staff.coupon-templates.save', { template })).template;
      if (live) await staff('staff.coupon-templates.set-state', { id: saved.id, state: 'live' });
    }
  const known = templates.length > 0 ? templates : (await staff('staff.coupon-templates.list', { limit: 100 })).templates;
  return new Map(known.filter((it) => it.state === 'live').map((it) => [it.title, it.id]));
}

export interface Loyalty {
  points?: number;
  growth?: number;
  claims?: readonly string[];
}

/** What a regular has earned and taken so far. */
export async function beLoyal(
  it: { staff: Call; member: Call; customer: Output<'staff.customers.get'>; templates: ReadonlyMap<string, string> },
  { points = 0, growth = 0, claims = [] }: Loyalty,
): Promise<void> {
  const { staff, member, customer, templates } = it;
  const gifts = [
    { kind: 'growth', amount: growth },
    { kind: 'points', amount: points },
  ] as const;
  for (const { kind, amount } of gifts)
    if (amount > 0) await staff('staff.membership.adjust', { customerId: customer.id, kind, amount, reason: '老系统的积分转入' });
  for (const title of claims) {
    const templateId = templates.get(title);
    if (templateId) await member('member.coupons.claim', { templateId });
  }
}
