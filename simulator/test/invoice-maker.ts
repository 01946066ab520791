import { createHmac, randomBytes } from 'node:crypto';
import { createStubServer } from './stub-server.ts';
import type { SimulatorOptions } from '../src/index.ts';
import { createTencent } from './tencent.ts';

const APP = { key: 'SIMKEY01', secret: 'SIMSECRET0000001' };
export const SELLER = '91330106MADEM0A15K';

export interface NuonuoReply {
  code: string;
  describe: string;
  result?: unknown;
}

type Row = Record<string, string>;

export const row = (more: Row = {}): Row => ({
  goodsName: '*茶及饮料*龙井一盒',
  goodsCode: '1030107000000000000',
  withTaxFlag: '0',
  taxRate: '0.13',
  taxExcludedAmount: '88.50',
  tax: '11.50',
  taxIncludedAmount: '100.00',
  invoiceLineProperty: '0',
  ...more,
});

export const takesIt = () => ({ body: '{"status":"0000","message":"同步成功"}' });

/** A company's server that has its invoices made: signs with node:crypto alone, and gets the pushes. */
export async function createInvoiceMaker(options: SimulatorOptions = {}) {
  const server = await createStubServer(takesIt);
  const tencent = await createTencent({ callbackBase: server.url, ...options });
  const callBackUrl = `${server.url}/callbacks/einvoice/nuonuo`;

  const token = async (secret = APP.secret) => {
    const form = new URLSearchParams({ client_id: APP.key, client_secret: secret, grant_type: 'client_credentials' });
    const answer = await fetch(`${tencent.url}/nuonuo/accessToken`, { method: 'POST', body: form });
    return (await answer.json()) as { access_token?: string; expires_in?: number; error?: string };
  };
  let fetched: Promise<string> | undefined;

  const raw = async (
    method: string,
    body: unknown,
    change: { secret?: string; sentBody?: string; token?: string; userTax?: string; nonce?: string } = {},
  ) => {
    fetched ??= token().then((one) => one.access_token ?? '');
    const accessToken = change.token ?? (await fetched);
    const text = JSON.stringify(body);
    const senid = randomBytes(16).toString('hex');
    const nonce = change.nonce ?? '23456789';
    const timestamp = String(Math.floor(Date.now() / 1000));
    const message = `a=services&l=v1&p=open&k=${APP.key}&i=${senid}&n=${nonce}&t=${timestamp}&f=${text}`;
    const sign = createHmac('sha1', change.secret ?? APP.secret)
      .update(message)
      .digest('base64');
    const query = new URLSearchParams({ senid, nonce, timestamp, appkey: APP.key }).toString();
    return fetch(`${tencent.url}/nuonuo/open/v1/services?${query}`, {
      method: 'POST',
      headers: {
        'Content-type': 'application/json',
        'X-Nuonuo-Sign': sign,
        accessToken,
        userTax: change.userTax ?? SELLER,
        method: `nuonuo.OpeMplatform.${method}`,
      },
      body: change.sentBody ?? text,
    });
  };
  const call = async (method: string, body: unknown, change = {}): Promise<NuonuoReply> =>
    (await (await raw(method, body, change)).json()) as NuonuoReply;

  const order = (orderNo: string, more: Record<string, unknown> = {}) => ({
    order: {
      buyerName: '个人',
      salerTaxNum: SELLER,
      salerTel: '0571-88880000',
      salerAddress: '杭州市西湖区文三路1号',
      orderNo,
      invoiceDate: '2026-12-01 10:00:00',
      invoiceType: '1',
      invoiceLine: 'pc',
      clerk: '陈丽',
      pushMode: '-1',
      callBackUrl,
      invoiceDetail: [row()],
      ...more,
    },
  });
  const issue = (orderNo: string, more: Record<string, unknown> = {}) => call('requestBillingNew', order(orderNo, more));
  const find = async (...orderNos: string[]) => {
    const reply = await call('queryInvoiceResult', { orderNos, isOfferInvoiceDetail: '1' });
    return { ...reply, found: (Array.isArray(reply.result) ? reply.result : []) as Record<string, string>[] };
  };
  const until = async (reached: () => boolean | Promise<boolean>): Promise<void> => {
    for (let turn = 0; turn < 300; turn += 1) {
      if (await reached()) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('it never came to this');
  };
  /** Issued, and its push delivered: answers its number. */
  const issued = async (orderNo: string, more: Record<string, unknown> = {}): Promise<string> => {
    const reply = await issue(orderNo, more);
    if (reply.code !== 'E0000') throw new Error(`${reply.code} ${reply.describe}`);
    await until(async () => (await find(orderNo)).found[0]?.['status'] === '2');
    return (await find(orderNo)).found[0]?.['allElectronicInvoiceNumber'] ?? '';
  };
  const pushes = () =>
    server.received.map((one) => {
      const form = new URLSearchParams(one.body);
      return { orderno: form.get('orderno'), ...(JSON.parse(form.get('content') ?? '{}') as Record<string, string>) };
    });
  const raise = (number: string, billId: string, more: Record<string, string> = {}) =>
    call('saveInvoiceRedConfirm', {
      billId,
      blueInvoiceLine: 'pc',
      applySource: '0',
      blueElecInvoiceNumber: number,
      sellerTaxNo: SELLER,
      buyerName: '个人',
      redReason: '1',
      ...more,
    });
  const red = async (billId: string) => {
    const { result } = await call('queryInvoiceRedConfirm', { identity: '0', billId });
    return (result as { list: Record<string, string>[] }).list[0] ?? {};
  };
  const fastRed = async (orderNo: string, number: string, billId: string) => {
    const { billNo, billUuid } = await red(billId);
    return call('fastInvoiceRed', { orderNo, taxNum: SELLER, elecInvoiceNumber: number, billNo, billUuid, invoiceLine: 'pc', callBackUrl });
  };
  const close = async () => {
    await tencent.close();
    await server.close();
  };
  return { ...tencent, server, callBackUrl, token, raw, call, order, issue, find, until, issued, pushes, raise, red, fastRed, close };
}

export type InvoiceMaker = Awaited<ReturnType<typeof createInvoiceMaker>>;
