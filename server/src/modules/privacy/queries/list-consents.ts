import type { Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { getCustomer, requireVisible } from '../../customers/index.ts';
import { listConsents } from '../consents.ts';
import { marketingNotice } from '../marketing-notice.ts';

export async function listMyConsents(ctx: Context): Promise<Output<'member.privacy.consents'>> {
  const consents = await listConsents(ctx, callingMember(ctx).customerId);
  const allowed = consents.some((consent) => consent.purpose === 'marketing' && consent.withdrawnAt === null);
  return { consents, marketing: { allowed, ...marketingNotice } };
}

/** Throws customer.not_found, also for a customer the caller may not see. */
export async function listConsentsOf(ctx: Context, input: { customerId: string }): Promise<Output<'staff.privacy.consents'>> {
  const { row } = await getCustomer(ctx, input.customerId);
  await requireVisible(ctx, row.id);
  return { consents: await listConsents(ctx, row.id) };
}
