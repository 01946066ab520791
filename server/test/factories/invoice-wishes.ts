import type { Context } from '../../src/kernel/context.ts';
import { insertRows } from '../../src/kernel/db/insert-rows.ts';
import { inTransaction } from '../../src/kernel/transaction.ts';
import { saveRules } from '../../src/modules/invoices/settings/save-rules.ts';
import { rulesInForce } from '../../src/modules/invoices/settings/rules.ts';
import { saveSeller } from '../../src/modules/invoices/settings/save-seller.ts';
import { saveTaxCode } from '../../src/modules/invoices/settings/save-tax-code.ts';
import { sealTitle } from '../../src/modules/invoices/tables.ts';
import { makeStaffActor } from './staff-actor.ts';

const teaCode = '1030201010000000000';
export const sellerTaxNo = '91330106MADEM0A15K';

/** A seller that issues with the simulated service, and one tax code for all that is sold. */
export async function openInvoicing(ctx: Context): Promise<string> {
  const admin: Context = { ...ctx, actor: makeStaffActor('admin') };
  const { sellers } = await saveSeller(admin, {
    ...{ name: '连客示例食品（杭州）有限公司', taxNo: sellerTaxNo, address: '', phone: '', bank: '', account: '', smallScale: false },
    ...{
      clerk: '王芳',
      payee: '',
      checker: '',
      provider: 'nuonuo',
      appKey: 'SIMKEY01',
      appSecret: 'SIMSECRET0000001',
      monthQuotaFen: null,
    },
    ...{ isDefault: true, storeIds: [], on: true },
  });
  const sellerId = sellers[0]?.id ?? '';
  const code = { sellerId, code: teaCode, shortName: '茶', rateBps: 1_300, mark: 'taxed', policy: '' } as const;
  await saveTaxCode(admin, { ...code, fromOn: '2020-01-01', untilOn: null });
  const { rules, version } = await rulesInForce(admin);
  const codes = { ...rules.codes, goods: teaCode, shipping: teaCode };
  await saveRules(admin, { rules: { ...rules, codes }, rulesVersion: version });
  return sellerId;
}

const split = (fen: number): object => ({
  ...{ listFen: fen, levelFen: 0, coupons: [], points: 0, pointsFen: 0, bonusFen: 0, principalFen: 0, payFen: fen },
});

/** Paid orders over one thing each, and a wish for an invoice over each of them, as buying and asking leave them. Answers the requests with their amounts. */
export async function addWishes(ctx: Context, sellerId: string, count: number): Promise<Map<string, number>> {
  const now = ctx.clock.now();
  const wishes = Array.from({ length: count }, (_, nth) => ({
    ...{ orderId: ctx.ids.next('order'), lineId: ctx.ids.next('orderLine'), requestId: ctx.ids.next('invoiceRequest') },
    fen: 1_000 + ((nth * 37) % 90_000),
  }));
  const title = { kind: 'person' as const, name: '林小满', taxNo: '', address: '', phone: '', bank: '', account: '' };
  await inTransaction(ctx, async (ctx) => {
    await insertRows(
      ctx,
      'orders',
      wishes.map(({ orderId, lineId, fen }) => ({
        ...{
          id: orderId,
          source: 'shop',
          source_order_no: orderId,
          source_updated_at: now,
          kind: 'goods',
          state: 'paid',
          refund_state: 'none',
        },
        ...{
          customer_id: null,
          origin_customer_id: null,
          title: '明前龙井',
          pieces: 1,
          list_fen: fen,
          pay_fen: fen,
          balance_fen: 0,
          points: 0,
        },
        ...{ paid_fen: fen, refunded_fen: 0, delivery: 'express', remark: '', earned_points: 0, earned_growth: 0 },
        price: JSON.stringify({
          lines: [{ id: lineId, goodsId: 'spu_1', unitFen: fen, quantity: 1, ...split(fen) }],
          shipping: split(0),
          totals: { ...split(fen), goodsFen: fen, shippingFen: 0, couponsFen: 0, dueFen: fen },
          steps: [],
        }),
        ...{ created_at: now, expires_at: now + 3_600_000, paid_at: now },
      })),
    );
    await insertRows(
      ctx,
      'order_lines',
      wishes.map(({ orderId, lineId, fen }) => ({
        ...{ id: lineId, order_id: orderId, nth: 0, title: '明前龙井', spec: '50 克', code: '', unit_fen: fen, quantity: 1, refunded: 0 },
        ...{ paid_fen: fen, tax_code: teaCode },
      })),
    );
    await insertRows(
      ctx,
      'invoice_requests',
      wishes.map(({ requestId, fen }) => ({
        ...{ id: requestId, customer_id: null, origin_customer_id: null, seller_id: sellerId, type: 'normal', state: 'requested' },
        ...{ title_kind: 'person', title_sealed: sealTitle(ctx, requestId, title), title_shown: '林**', email_sealed: null },
        ...{ amount_fen: fen, manual: 0, note: '', asked_by: 'customer', staff_id: null, approvals_needed: 1, approvals: '[]' },
        ...{ check_result: 'ok', checks: '[]', block: null, why: '', replaces_id: null, revision: 1, created_at: now },
      })),
    );
    await insertRows(
      ctx,
      'invoice_request_sources',
      wishes.map((it) => ({
        request_id: it.requestId,
        source_kind: 'order',
        source_id: it.orderId,
        number: it.orderId,
        title: '明前龙井',
      })),
    );
    await insertRows(
      ctx,
      'invoice_claims',
      wishes.map((it) => ({ request_id: it.requestId, source_kind: 'order', source_id: it.orderId, line_key: it.lineId, fen: it.fen })),
    );
  });
  return new Map(wishes.map((it) => [it.requestId, it.fen]));
}
