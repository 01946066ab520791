import type { Input } from '@lianke/shared/api';
import type { Context } from '../../src/kernel/context.ts';
import { saveTemplate } from '../../src/modules/coupons/templates/save-template.ts';
import { setTemplateState } from '../../src/modules/coupons/templates/set-template-state.ts';
import { makeStaffActor } from './staff-actor.ts';

export type TemplateInput = Input<'staff.coupon-templates.save'>['template'];
export const day = 86_400_000;

/** 满 100 减 20, open for a week, a month to use it; changed where a test needs it. */
export function makeTemplate(now: number, change: Partial<TemplateInput> = {}): TemplateInput {
  return {
    title: '满 100 减 20',
    note: '',
    total: 100,
    claimFrom: now - day,
    claimUntil: now + 7 * day,
    budgetFen: null,
    rules: {
      benefit: { kind: 'amount_off', offFen: 2_000 },
      threshold: { by: 'amount', minFen: 10_000, of: 'list_price' },
      scope: { kind: 'all', include: [], excludeGoods: [] },
      stores: null,
      group: 'shop',
      combines: false,
      priority: 0,
    },
    validity: { by: 'days', days: 30 },
    audience: { kind: 'everybody' },
    perPerson: 1,
    inCentre: true,
    pricePoints: null,
    ownCodes: false,
    ...change,
  };
}

/** A template people can claim from; answers its id. */
export async function createTemplate(ctx: Context, change: Partial<TemplateInput> = {}): Promise<string> {
  const admin = { ...ctx, actor: makeStaffActor('admin') };
  const { template } = await saveTemplate(admin, { template: makeTemplate(ctx.clock.now(), change) });
  await setTemplateState(admin, { id: template.id, state: 'live' });
  return template.id;
}
