import type { Context, Deps } from '../src/kernel/context.ts';
import { AppError } from '../src/kernel/errors.ts';
import { claimCoupon } from '../src/modules/coupons/issuing/claim-coupon.ts';
import type { CouponRow } from '../src/modules/coupons/tables.ts';
import type { CouponView } from '../src/modules/coupons/views.ts';
import { createTestDeps } from './test-shop.ts';
import { addCustomer } from './test-staff.ts';

export interface CouponWorld {
  deps: Deps;
  clock: { now(): number; add(ms: number): void };
  ctx: (actor?: Context['actor']) => Context;
  /** A call of this customer. */
  member: (customerId: string) => Context;
  addCustomer: () => Promise<string>;
  claim: (customerId: string, templateId: string) => Promise<CouponView>;
  coupon: (id: string) => Promise<CouponRow>;
  close(): Promise<void>;
}

/** A shop whose clock stands still until a test moves it. */
export async function createCouponWorld(): Promise<CouponWorld> {
  let now = Date.now();
  const clock = { now: () => now, add: (ms: number) => void (now += ms) };
  const { deps, ctx, close } = await createTestDeps({ clock });
  const member = (customerId: string): Context => ctx({ kind: 'member', customerId, openid: 'o', sessionId: 'ses_test' });
  return {
    deps,
    clock,
    ctx,
    member,
    addCustomer: () => addCustomer({ deps }),
    claim: async (customerId, templateId) => (await claimCoupon(member(customerId), { templateId })).coupon,
    coupon: async (id) => (await deps.db<CouponRow>('coupons').where({ id }).first()) as CouponRow,
    close,
  };
}

/** The code of the refusal; anything else is thrown on, success is ''. */
export const refusalOf = async (task: Promise<unknown>): Promise<string> =>
  task.then(
    () => '',
    (error: unknown) => {
      if (error instanceof AppError) return error.code;
      throw error;
    },
  );
