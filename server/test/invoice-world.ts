import type { Input, Output } from '@lianke/shared/api';
import { contracts } from '@lianke/shared/contracts';
import type { Context } from '../src/kernel/context.ts';
import { AppError } from '../src/kernel/errors.ts';
import { makeRefund } from '../src/modules/orders/refunds/answer-refund.ts';
import { createInvoices } from '../src/modules/invoices/index.ts';
import { rulesInForce } from '../src/modules/invoices/settings/rules.ts';
import type { InvoiceRules } from '../src/modules/invoices/settings/rules.ts';
import { saveRules } from '../src/modules/invoices/settings/save-rules.ts';
import { saveSeller } from '../src/modules/invoices/settings/save-seller.ts';
import { saveTaxCode } from '../src/modules/invoices/settings/save-tax-code.ts';
import { orderInvoicedPart } from '../src/modules/orders/index.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { sellerInput } from './invoice-books-world.ts';
import { createOrderWorld, goods } from './order-world.ts';
import type { OrderWorld } from './order-world.ts';

export type MemberInvoice = Output<'member.invoices.get'>['request'];
type Request = Input<'member.invoices.request'>;

const teaCode = '1030201010000000000';
export const person = { kind: 'person', name: '林小满' } as const;
export const company = { kind: 'company', name: '杭州连客食品有限公司', taxNo: '92330106MADEM0A15G' } as const;

type RouteName = keyof ReturnType<typeof createInvoices>['routes'];
/** Calls as they come over the wire: what is left out is filled in as the contract says. */
type Routes = { [N in RouteName]: (ctx: Context, input: Input<N>) => Promise<Output<N>> };

export interface InvoiceWorld extends OrderWorld {
  routes: Routes;
  sellerId: string;
  /** A member of staff who issues invoices, one of many. */
  clerk: (nth?: number) => Context;
  rules: (change: Partial<InvoiceRules>) => Promise<void>;
  seller: (change: Partial<typeof sellerInput>) => Promise<string>;
  taxCode: (sellerId: string, change?: Partial<Input<'staff.invoice-settings.save-tax-code'>>) => Promise<void>;
  /** A paid order over so many pieces of so much each. */
  sell: (customerId: string, it?: { priceFen?: number; quantity?: number; goodsTitle?: string; storeId?: string }) => Promise<string>;
  ask: (customerId: string, orderIds: readonly string[], change?: Partial<Request>) => Promise<MemberInvoice[]>;
  payable: (customerId: string, orderId: string) => Promise<number>;
  giveBack: (orderId: string, quantity: number) => Promise<void>;
  get: (id: string) => Promise<Output<'staff.invoices.get'>['request']>;
  approve: (id: string, nth?: number, despiteWarnings?: boolean) => Promise<Output<'staff.invoices.get'>['request']>;
  claimed: (orderId: string) => Promise<number>;
}

/** The shop of orders with a seller that can issue and one tax code. */
export async function createInvoiceWorld(): Promise<InvoiceWorld> {
  const world = await createOrderWorld();
  const routes = asCalled(createInvoices([orderInvoicedPart]).routes);
  const clerk = (nth = 1): Context => world.ctx(makeStaffActor('admin', { staffId: `stf_${nth}` }));
  const seller = async (change: Partial<typeof sellerInput>): Promise<string> => {
    const input = { ...sellerInput, ...change };
    const { sellers } = await saveSeller(clerk(), input);
    return sellers.find((it) => it.taxNo === input.taxNo)?.id ?? '';
  };
  const taxCode: InvoiceWorld['taxCode'] = async (sellerId, change = {}) => {
    await saveTaxCode(clerk(), {
      ...{
        sellerId,
        code: teaCode,
        shortName: '茶',
        rateBps: 1_300,
        mark: 'taxed' as const,
        policy: '',
        fromOn: '2020-01-01',
        untilOn: null,
      },
      ...change,
    });
  };
  const rules: InvoiceWorld['rules'] = async (change) => {
    const { rules, version } = await rulesInForce(clerk());
    await saveRules(clerk(), { rules: { ...rules, ...change }, rulesVersion: version });
  };
  const sellerId = await seller({});
  await taxCode(sellerId);
  await rules({ codes: { goods: teaCode, shipping: teaCode, bill: teaCode, top_up: '6010000000000000000', paid_term: teaCode } });
  const payable = async (customerId: string, orderId: string): Promise<number> =>
    (await routes['member.invoices.of-order'](world.member(customerId), { orderId })).payableFen;
  const get = async (id: string) => (await routes['staff.invoices.get'](clerk(), { id })).request;
  return {
    ...world,
    ...{ routes, sellerId, clerk, rules, seller, taxCode, payable, get },
    sell: async (customerId, { priceFen = 10_000, quantity = 1, goodsTitle = '龙井', storeId } = {}) => {
      const { skuId } = await world.addGoods({ priceFen, title: goodsTitle, stock: null });
      const purchase = storeId === undefined ? goods(skuId, quantity) : { ...goods(skuId, quantity), delivery: 'pickup' as const, storeId };
      const { id } = await world.buy(customerId, purchase, storeId === undefined ? {} : { address: null });
      await world.pay(id, customerId);
      return id;
    },
    ask: async (customerId, orderIds, change = {}) => {
      let expectedFen = 0;
      for (const id of orderIds) expectedFen += await payable(customerId, id);
      const input = { orderIds: [...orderIds], title: person, expectedFen, ...change };
      return (await routes['member.invoices.request'](world.member(customerId), input)).requests;
    },
    giveBack: async (orderId, quantity) => {
      const line = await world.deps.db('order_lines').where({ order_id: orderId }).first<{ id: string }>('id');
      await makeRefund(clerk(), { orderId, lines: [{ lineId: line.id, quantity }], reason: '不要了' });
    },
    approve: async (id, nth = 1, despiteWarnings = false) => {
      const { revision } = await get(id);
      return (await routes['staff.invoices.approve'](clerk(nth), { id, revision, despiteWarnings })).request;
    },
    claimed: async (orderId) => {
      const rows = await world.deps.db('invoice_claims').where({ source_id: orderId }).pluck<(number | string)[]>('fen');
      return rows.reduce<number>((sum, fen) => sum + Number(fen), 0);
    },
  };
}

function asCalled(handlers: ReturnType<typeof createInvoices>['routes']): Routes {
  const called = Object.entries(handlers).map(([name, handle]) => [
    name,
    async (ctx: Context, input: unknown) => {
      const read = contracts[name as RouteName].input.safeParse(input);
      if (!read.success) throw new AppError('request.invalid');
      return (handle as (ctx: Context, input: unknown) => Promise<unknown>)(ctx, read.data);
    },
  ]);
  return Object.fromEntries(called) as Routes;
}
