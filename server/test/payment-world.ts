import { createFakeEInvoice } from './fake-einvoice.ts';
import type { AlarmKind } from '@lianke/shared';
import type { Context } from '../src/kernel/context.ts';
import type { JobDefinition } from '../src/kernel/jobs/define-job.ts';
import { inTransaction } from '../src/kernel/transaction.ts';
import type { InboxMessage } from '../src/kernel/inbox/inbox-handler.ts';
import { createPayments, openPayment, prepay, requestRefund } from '../src/modules/payments/index.ts';
import type { PayablePart } from '../src/modules/payments/index.ts';
import type { PaymentRefundRow, PaymentRow } from '../src/modules/payments/tables.ts';
import type { WechatPayRefund, WechatPayTransaction } from '../src/platforms/wechat-pay/types.ts';
import { createFakeWechatPay } from './fake-wechat-pay.ts';
import type { FakeWechatPay } from './fake-wechat-pay.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { createTestDeps } from './test-shop.ts';
import { addCustomer } from './test-staff.ts';

type Payments = ReturnType<typeof createPayments>;

export interface PaymentWorld {
  fake: FakeWechatPay;
  part: PayablePart;
  payments: Payments;
  ctx(actor?: Context['actor']): Context;
  staff(): Context;
  now(): number;
  pass(ms: number): void;
  /** An open payment for something new, not yet known to WeChat. */
  open(amountFen?: number): Promise<{ id: string; payableId: string }>;
  /** The same, with its payment sheet open. */
  opened(amountFen?: number): Promise<{ id: string; payableId: string }>;
  /** The same, paid and noticed. */
  paid(amountFen?: number): Promise<{ id: string; payableId: string }>;
  notice(...news: readonly (WechatPayTransaction | WechatPayRefund)[]): Promise<void>;
  refund(payableId: string, amountFen: number, causeId?: string): Promise<string>;
  /** A job by the end of its name. */
  run(name: string, payload?: object): Promise<void>;
  payment(id: string): Promise<PaymentRow>;
  refundRow(id: string): Promise<PaymentRefundRow>;
  /** What the owner was told about its payables, as committed. */
  told(payableId: string): Promise<string[]>;
  alarms(matter: string): Promise<{ kind: AlarmKind; times: number; settled_at: number }[]>;
  close(): Promise<void>;
}

/** Payments over something made up, with a WeChat that does what the test says. The owner writes down what it is told, in the same transaction. */
export async function createPaymentWorld(start = Date.UTC(2026, 5, 10, 4)): Promise<PaymentWorld> {
  let now = start;
  const fake = createFakeWechatPay({ now: () => now });
  const ports = {
    officialAccount: null,
    miniProgram: null,
    wechatPay: fake,
    wechatShop: null,
    wecom: null,
    einvoices: { nuonuo: createFakeEInvoice({ now: () => 0 }) },
    wechatFapiao: null,
  };
  const { deps, ctx, close } = await createTestDeps({ clock: { now: () => now }, ports });
  await deps.db.schema.createTable('told', (table) => {
    table.increments('id');
    table.string('payable_id', 40);
    table.string('what', 80);
    table.unique(['payable_id', 'what']); // told twice fails
  });
  const tell = (ctx: Context, payable_id: string, what: string): Promise<unknown> => ctx.db('told').insert({ payable_id, what });
  const part: PayablePart = {
    kind: 'thing',
    async paid(ctx, paid) {
      for (const it of paid) await tell(ctx, it.payableId, `paid ${it.amountFen}`);
      return paid.map((it) => it.payableId).filter((id) => id.startsWith('gone'));
    },
    async closed(ctx, closed) {
      for (const it of closed) await tell(ctx, it.payableId, 'closed');
    },
    async refundSettled(ctx, settled) {
      for (const it of settled) await tell(ctx, it.payableId, `${it.causeId} ${it.status} ${it.amountFen}`);
    },
  };
  const payments = createPayments([part]);
  const customerId = await addCustomer({ deps });
  let things = 0;

  const world: PaymentWorld = {
    fake,
    part,
    payments,
    ctx: (actor) => ctx(actor),
    staff: () => ctx(makeStaffActor('admin')),
    now: () => now,
    pass: (ms) => void (now += ms),
    open: async (amountFen = 1_990) => {
      const payableId = `thing_${(things += 1)}`;
      const expiresAt = now + 15 * 60_000;
      const payment = {
        payable: { kind: 'thing', id: payableId },
        customerId,
        openid: 'oPayer',
        amountFen,
        description: '乌龙茶',
        expiresAt,
      };
      return { id: await inTransaction(ctx(), (ctx) => openPayment(ctx, payment)), payableId };
    },
    opened: async (amountFen) => {
      const it = await world.open(amountFen);
      await prepay(ctx(), it.id);
      return it;
    },
    paid: async (amountFen) => {
      const it = await world.opened(amountFen);
      await world.notice(fake.pay(it.id));
      return it;
    },
    notice: (...news) =>
      inTransaction(ctx(), (ctx) =>
        payments.inbox.handle(
          ctx,
          news.map((data, at): InboxMessage => {
            const notice = {
              id: `n${at}`,
              eventType: 'X',
              dedupeKey: `k${at}`,
              kind: 'tradeState' in data ? 'transaction' : 'refund',
              data,
            };
            return { id: `inb_${at}`, platform: 'wechat_pay', appId: fake.mchId, receivedAt: now, payload: { notice } };
          }),
        ),
      ),
    refund: (payableId, amountFen, causeId = 'cause_1') =>
      inTransaction(ctx(), (ctx) =>
        requestRefund(ctx, { payable: { kind: 'thing', id: payableId }, causeId, amountFen, reason: '不想要了' }),
      ),
    run: async (name, payload = {}) => {
      const job = payments.jobs.find((it: JobDefinition) => it.name === `payments.${name}`);
      if (!job) throw new Error(`no job ${name}`);
      await job.run(ctx(), payload);
    },
    payment: async (id) => (await deps.db<PaymentRow>('payments').where({ id }).first()) as PaymentRow,
    refundRow: async (id) => (await deps.db<PaymentRefundRow>('payment_refunds').where({ id }).first()) as PaymentRefundRow,
    told: (payableId) => deps.db('told').where({ payable_id: payableId }).orderBy('id').pluck('what'),
    alarms: (matter) => deps.db('alarms').where({ matter }).orderBy('id').select('kind', 'times', 'settled_at'),
    close,
  };
  return world;
}
