import type { FapiaoApplication, UserTitle } from '../pay/fapiao/book.ts';
import { tellOfCard } from '../pay/fapiao/cards.ts';
import { payKeys } from '../pay/keys.ts';
import { refundedFen } from '../pay/ledger.ts';
import type { NoticeDelivery, Notices } from '../pay/notices.ts';
import { beijingTime } from '../world/beijing.ts';
import type { World } from '../world/world.ts';
import type { DeliverOptions } from './deliver.ts';
import { personById } from './find.ts';
import { BoxError } from './refuse.ts';

const MOST_BILLS = 20;

export type TitleInput = Partial<UserTitle>;

const titleOf = (input: TitleInput): UserTitle => {
  const title: UserTitle = {
    type: input.type ?? (input.taxpayerId ? 'ORGANIZATION' : 'INDIVIDUAL'),
    name: input.name ?? '个人',
    taxpayerId: input.taxpayerId ?? '',
    address: input.address ?? '',
    telephone: input.telephone ?? '',
    bankName: input.bankName ?? '',
    bankAccount: input.bankAccount ?? '',
    phone: input.phone ?? '',
    email: input.email ?? '',
  };
  if (title.type === 'ORGANIZATION' && title.taxpayerId === '') throw new BoxError(400, 'no_taxpayer_id', '企业抬头缺少税号');
  return title;
};

const line = (application: FapiaoApplication) => ({
  applyId: application.applyId,
  scene: application.scene,
  openid: application.openid,
  appliedAt: application.appliedAt,
  capFen: application.capFen,
  title: application.title ?? null,
  cards: application.cards.map(({ number, status, totalFen, cardCode }) => ({ number, status, totalFen, cardCode })),
});

/** What a person does with invoices inside WeChat. */
export function fapiaoVerbs(world: World, notices: Notices) {
  const { fapiao, ledger } = world.pay;
  const applicationOf = (applyId: string): FapiaoApplication => {
    const found = fapiao.application(applyId);
    if (!found) throw new BoxError(404, 'no_application', `没有这个发票申请：${applyId}`);
    return found;
  };

  return {
    /** 开发票 in the bill of a payment. */
    applyForInvoice: async (
      input: { transactionId?: string; outTradeNo?: string; title?: TitleInput },
      options: DeliverOptions = {},
    ): Promise<{ applyId: string; delivery: NoticeDelivery | null }> => {
      const transaction = input.transactionId ? ledger.byTransactionId(input.transactionId) : ledger.byOutTradeNo(input.outTradeNo ?? '');
      if (!transaction || transaction.paidAt === 0) throw new BoxError(404, 'no_transaction', '没有这笔已支付的订单');
      const { config } = fapiao;
      if (!config?.showFapiaoCell) throw new BoxError(409, 'no_invoice_button', '商户还没有打开账单里的“开发票”入口');
      const at = world.clock.now();
      const application = fapiao.open({
        applyId: transaction.transactionId,
        scene: 'WITH_WECHATPAY',
        openid: transaction.openid,
        appliedAt: at,
        capFen: transaction.totalFen,
        title: titleOf(input.title ?? {}),
      });
      const plain = { mchid: payKeys().mchId, fapiao_apply_id: application.applyId, apply_time: beijingTime(at) };
      const sending = notices.send({ of: 'fapiao', event: 'FAPIAO.USER_APPLIED', plain, notifyUrl: config.callbackUrl });
      return { applyId: application.applyId, delivery: options.wait === false ? null : await sending };
    },
    /** The bills in WeChat Pay's chat of this person, the newest first, and what became of their invoices. */
    personBills: (personId: string) => {
      const { miniOpenid, oaOpenid } = personById(world, personId);
      const bills = [...ledger.all()]
        .filter((one) => one.paidAt > 0 && (one.openid === miniOpenid || one.openid === oaOpenid))
        .sort((a, b) => b.paidAt - a.paidAt)
        .slice(0, MOST_BILLS);
      return {
        invoiceButton: fapiao.config?.showFapiaoCell === true,
        bills: bills.map((one) => {
          const application = fapiao.application(one.transactionId);
          return {
            transactionId: one.transactionId,
            description: one.description,
            totalFen: one.totalFen,
            refundedFen: refundedFen(one),
            paidAt: one.paidAt,
            titleName: application?.title?.name ?? '',
            cards: application?.cards.filter((card) => card.status !== 'DISCARDED').map((card) => card.number) ?? [],
          };
        }),
      };
    },
    /** The title of an order not paid through WeChat, on the page title-url leads to. */
    fillInvoiceTitle: (input: { applyId: string; title?: TitleInput }) => {
      const application = applicationOf(input.applyId);
      application.title = titleOf(input.title ?? {});
      return line(application);
    },
    /** The person throws the card away. */
    discardInvoiceCard: async (input: { applyId: string; number?: string }) => {
      const application = applicationOf(input.applyId);
      const card = application.cards.find(
        (one) => one.status === 'INSERTED' && (input.number === undefined || one.number === input.number),
      );
      if (!card) throw new BoxError(409, 'no_card', '卡包里没有这张发票');
      card.status = 'DISCARDED';
      await tellOfCard(world, notices, application, card);
      return line(application);
    },
    setInvoiceCards: (input: { insertMs: number }) => {
      fapiao.settings.insertMs = input.insertMs;
      return { ...fapiao.settings };
    },
    invoiceCards: () => ({
      config: fapiao.config ?? null,
      template: fapiao.template ?? null,
      uploads: fapiao.media.size,
      applications: fapiao.all().map(line),
    }),
  };
}
