import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signatureOf } from '../src/einvoice/nuonuo/signature.ts';
import type { InvoiceMaker } from './invoice-maker.ts';
import { createInvoiceMaker, row, SELLER, takesIt } from './invoice-maker.ts';

let maker: InvoiceMaker;
beforeEach(async () => {
  maker = await createInvoiceMaker();
});
afterEach(() => maker.close());

const quiet = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('the gateway', () => {
  it('signs as the one published example does', () => {
    const signed = {
      pieces: ['open', 'v1', 'services'] as const,
      appkey: 'demoKey',
      senid: '0123456789abcdef0123456789abcdef',
      nonce: '23456789',
      timestamp: '1767200000',
      body: '{"order":{"orderNo":"A1"}}',
    };
    expect(signatureOf('demoSecret', signed)).toBe('aAAPsAWqTPY7BRnwp5y5XmuVdDQ=');
  });

  it('gives a token for a day, fifty times in thirty days', async () => {
    expect(await maker.token()).toMatchObject({ expires_in: 86_400 });
    expect(await maker.token('wrong')).toMatchObject({ error: 'invalid_client' });
    maker.control.setInvoiceSpeed({ tokenLimit: 2 });
    expect((await maker.token()).access_token).toMatch(/^[0-9a-z]{32}$/);
    expect(await maker.token()).toMatchObject({ error: 'access_denied' });
    maker.control.advanceTime({ advanceMs: 31 * 86_400_000 });
    expect((await maker.token()).access_token).toBeDefined();
  });

  it('takes nothing that is not signed over what came, by this app, with a living token', async () => {
    const order = maker.order('A1');
    const tries = [{ secret: 'other' }, { sentBody: JSON.stringify(maker.order('A2')) }, { nonce: '12' }, { token: 'none' }];
    const codes = [];
    for (const change of tries) codes.push((await maker.call('requestBillingNew', order, change)).code);
    expect(codes).toEqual(['070301', '070301', '070301', '070302']);
    maker.control.expireInvoiceTokens();
    expect((await maker.issue('A1')).code).toBe('070302');
    expect(maker.control.invoiceDocuments().sums.count).toBe(0);
    expect((await maker.call('requestBilling', order, { token: (await maker.token()).access_token })).code).toBe('E9338');
  });
});

describe('an order for an invoice', () => {
  it('is taken at once and issued later; the push says so, and the query', async () => {
    maker.control.setInvoiceSpeed({ issueMs: 40 });
    const taken = await maker.issue('A1');
    expect(taken).toMatchObject({ code: 'E0000', result: { invoiceSerialNum: expect.stringMatching(/^\d{20}$/) as string } });
    expect((await maker.find('A1')).found).toMatchObject([{ status: '20', allElectronicInvoiceNumber: '', orderAmount: '100.00' }]);
    await maker.until(() => maker.pushes().length === 1);
    const [push] = maker.pushes();
    const [found] = (await maker.find('A1')).found;
    expect(found).toMatchObject({ status: '2', exTaxAmount: '88.50', taxAmount: '11.50', payerName: '个人', invoiceCode: '' });
    expect(found?.['allElectronicInvoiceNumber']).toMatch(/^\d{2}332\d{15}$/);
    expect(push).toMatchObject({ orderno: 'A1', c_orderno: 'A1', c_status: '1', c_fphm: found?.['allElectronicInvoiceNumber'] });
    expect(push?.['c_url' as never]).toBe(found?.['pdfUrl']);
  });

  it('has one number for ever, also where it failed', async () => {
    expect((await maker.issue('A1')).code).toBe('E0000');
    expect((await maker.issue('A1')).code).toBe('E9106');
    maker.control.setInvoiceFault({ kind: 'fail_final' });
    await maker.issue('A2');
    await maker.until(async () => (await maker.find('A2')).found[0]?.['status'] === '22');
    expect((await maker.issue('A2')).code).toBe('E9106');
    // Numbers are the seller's own.
    const other = '91440300MADEM0A152';
    expect((await maker.call('requestBillingNew', maker.order('A1', { salerTaxNum: other }), { userTax: other })).code).toBe('E0000');
    expect((await maker.find('A9')).code).toBe('E9500');
    expect((await maker.call('queryInvoiceResult', {})).code).toBe('E9611');
  });

  const discount = { taxExcludedAmount: '-8.85', tax: '-1.15', taxIncludedAmount: '-10.00', invoiceLineProperty: '1' };
  it.each([
    ['no rows', { invoiceDetail: [] }, 'E9122'],
    ['no code of goods', { invoiceDetail: [row({ goodsCode: '' })] }, 'E9121'],
    ['a short code', { invoiceDetail: [row({ goodsCode: '103' })] }, 'E4000'],
    ['amounts that do not add up', { invoiceDetail: [row({ taxIncludedAmount: '100.01' })] }, 'E9130'],
    ['a tax seven fen off', { invoiceDetail: [row({ tax: '11.58', taxIncludedAmount: '100.08' })] }, 'E9131'],
    ['three decimals of money', { invoiceDetail: [row({ tax: '11.500' })] }, 'E9128'],
    ['nine decimals of a price', { invoiceDetail: [row({ price: '88.500000000', num: '1' })] }, 'E9124'],
    ['a price without a quantity', { invoiceDetail: [row({ price: '88.50' })] }, 'E4000'],
    ['a product that is not the amount', { invoiceDetail: [row({ price: '44', num: '2' })] }, 'E4000'],
    ['neither price nor amounts', { invoiceDetail: [row({ taxExcludedAmount: '', tax: '', taxIncludedAmount: '' })] }, 'E9123'],
    ['a discount row alone', { invoiceDetail: [row(), row(discount)] }, 'E9110'],
    ['a discounted row without its discount', { invoiceDetail: [row({ invoiceLineProperty: '2' }), row()] }, 'E9110'],
    [
      'a discount of something else',
      { invoiceDetail: [row({ invoiceLineProperty: '2' }), row({ ...discount, goodsName: '*茶及饮料*普洱' })] },
      'E9105',
    ],
    [
      'a discount at another rate',
      {
        invoiceDetail: [row({ invoiceLineProperty: '2' }), row({ ...discount, taxRate: '0.06', taxExcludedAmount: '-9.43', tax: '-0.57' })],
      },
      'E9112',
    ],
    [
      'a discount above the line',
      {
        invoiceDetail: [
          row({ invoiceLineProperty: '2' }),
          row({ ...discount, taxExcludedAmount: '-97.35', tax: '-12.65', taxIncludedAmount: '-110.00' }),
        ],
      },
      'E9108',
    ],
    ['a negative line', { invoiceDetail: [row({ taxExcludedAmount: '-88.50', tax: '-11.50', taxIncludedAmount: '-100.00' })] }, 'E4000'],
    ['a number where a text belongs', { invoiceDetail: [{ ...row(), tax: 11.5 }] }, 'E4000'],
    ['a zero rate without saying why', { invoiceDetail: [row({ taxRate: '0', taxExcludedAmount: '100.00', tax: '0.00' })] }, 'E4000'],
    ['a long name of goods', { invoiceDetail: [row({ goodsName: '长'.repeat(46) })] }, 'E4000'],
    ['no drawer', { clerk: '' }, 'E4000'],
    ['a long number', { orderNo: 'X'.repeat(21) }, 'E4000'],
    ['a red one', { invoiceType: '2' }, 'E9101'],
    ['a kind of old', { invoiceLine: 'p' }, 'E4000'],
    ['a special one of nobody', { invoiceLine: 'bs' }, 'E4000'],
    ['mail to nowhere', { pushMode: '0' }, 'E4000'],
    ['a mail address too long', { pushMode: '0', email: `${'a'.repeat(50)}@b.cn` }, 'E9104'],
    ['a long remark', { remark: '备'.repeat(231) }, 'E4000'],
    ['another company’s number', { salerTaxNum: '91440300MADEM0A152' }, 'E9302'],
  ])('is refused with %s', async (_what, more, code) => {
    expect((await maker.issue('A1', more)).code).toBe(code);
    expect(maker.control.invoiceDocuments().sums.count).toBe(0);
  });

  it('may have a discount right below its line, six fen of slack, and amounts left to the provider', async () => {
    const rows = [row({ invoiceLineProperty: '2' }), row(discount), row({ tax: '11.56', taxIncludedAmount: '100.06' })];
    expect((await maker.issue('A1', { invoiceDetail: rows })).code).toBe('E0000');
    const computed = row({ price: '50', num: '2', withTaxFlag: '1', taxExcludedAmount: '', tax: '', taxIncludedAmount: '' });
    await maker.issue('A2', { invoiceDetail: [computed] });
    expect((await maker.find('A2')).found).toMatchObject([{ exTaxAmount: '88.50', taxAmount: '11.50' }]);
    const [a1] = (await maker.find('A1')).found;
    expect(a1).toMatchObject({ exTaxAmount: '168.15', orderAmount: '190.06' });
  });

  it('is refused where the seller is unknown to a provider that asks', async () => {
    maker.control.addInvoiceSeller({ any: false });
    expect((await maker.issue('A1')).code).toBe('E0000');
    const stranger = '91440300MADEM0A152';
    expect((await maker.call('requestBillingNew', maker.order('A1', { salerTaxNum: stranger }), { userTax: stranger })).code).toBe('E9301');
  });
});

describe('what holds an order up', () => {
  it('the drawer has to log in first, and the number stays free', async () => {
    maker.control.setInvoiceFault({ kind: 'login' });
    for (let turn = 0; turn < 3; turn += 1)
      expect(await maker.issue('A1')).toMatchObject({ code: 'E9701', describe: expect.stringContaining('登录') as string });
    maker.control.drawerLogsIn({ taxNo: SELLER });
    expect((await maker.issue('A1')).code).toBe('E0000');
  });

  it('the month has a ceiling on what is issued without tax; a red one of the month gives it back', async () => {
    maker.control.setInvoiceQuota({ taxNo: SELLER, leftFen: 10_000 });
    const number = await maker.issued('A1');
    expect(await maker.issue('A2')).toMatchObject({ code: 'E9702', describe: expect.stringContaining('授信额度不足') as string });
    expect(maker.control.invoiceQuota(SELLER)).toMatchObject({ usedFen: 8_850, leftFen: 1_150 });
    await maker.raise(number, 'R1');
    await maker.fastRed('A3', number, 'R1');
    await maker.until(() => maker.control.invoiceQuota(SELLER).usedFen === 0);
    expect((await maker.issue('A2')).code).toBe('E0000');
    expect((await maker.call('getInvoiceStock', { taxnum: SELLER })).result).toMatchObject([{ remainAmount: '11.50' }]);
  });

  it('too many calls', async () => {
    maker.control.setInvoiceFault({ kind: 'busy', method: 'requestBillingNew' });
    expect((await maker.issue('A1')).describe).toContain('频繁');
    expect((await maker.issue('A1')).code).toBe('E0000');
  });
});

describe('when things go wrong', () => {
  it('a call that got lost on the way has done nothing; one whose answer got lost has', async () => {
    maker.control.setInvoiceFault({ kind: 'timeout_before' });
    await expect(maker.issue('A1')).rejects.toThrow();
    expect((await maker.find('A1')).code).toBe('E9500');
    maker.control.setInvoiceFault({ kind: 'timeout_after_accept' });
    await expect(maker.issue('A1')).rejects.toThrow();
    expect((await maker.find('A1')).found).toHaveLength(1);
    expect((await maker.issue('A1')).code).toBe('E9106');
  });

  it('fails for good or for now, and says which', async () => {
    maker.control.setInvoiceFault({ kind: 'fail_final' });
    await maker.issue('A1');
    await maker.until(() => maker.pushes().length === 1);
    maker.control.setInvoiceFault({ kind: 'fail_retryable' });
    await maker.issue('A2');
    await maker.until(() => maker.pushes().length === 2);
    const { found } = await maker.find('A1', 'A2');
    expect(found.map((one) => [one['status'], one['failCause']])).toEqual([
      ['22', expect.stringContaining('不一致')],
      ['22', expect.stringContaining('请稍后重试')],
    ]);
    expect(maker.pushes().map((one) => one['c_status' as never])).toEqual(['2', '2']);
  });

  it('what could not be sealed is sealed by reInvoice', async () => {
    maker.control.setInvoiceFault({ kind: 'seal_failed' });
    await maker.issue('A1');
    await maker.until(async () => (await maker.find('A1')).found[0]?.['status'] === '24');
    expect((await maker.call('reInvoice', { orderno: 'A1' })).code).toBe('E0000');
    await maker.until(async () => (await maker.find('A1')).found[0]?.['status'] === '2');
  });
});

describe('pushes', () => {
  it('come again until the answer says 0000', async () => {
    maker.server.answerWith((_request, number) => (number < 3 ? { body: '{"status":"9999"}' } : takesIt()));
    await maker.issue('A1');
    await maker.until(() => maker.control.invoiceDocuments().counts.callbacksTaken === 1);
    await quiet();
    expect(maker.pushes().map((one) => one['c_status' as never])).toEqual(['1', '1', '1']);
    const shown = maker.control.exchanges().exchanges.filter((one) => one.platform === 'einvoice' && one.direction === 'to_server');
    expect(shown.map((one) => one.verdict)).toEqual(['bad reply: status', 'bad reply: status（第 2 次）', 'ok（第 3 次）']);
  });

  it('can be two, none, or there before the answer', async () => {
    maker.control.setInvoiceFault({ kind: 'callback_before_response' });
    await maker.issue('A1');
    expect(maker.pushes()).toMatchObject([{ orderno: 'A1', c_status: '1' }]);
    maker.control.setInvoiceFault({ kind: 'no_callback' });
    await maker.issued('A2');
    await quiet();
    expect(maker.pushes()).toHaveLength(1);
    maker.control.setInvoiceFault({ kind: 'duplicate_callback' });
    await maker.issued('A3');
    await maker.until(() => maker.pushes().length === 3);
  });

  it('can be somebody’s lie: the query knows better', async () => {
    maker.control.setInvoiceSpeed({ issueMs: 10_000 });
    maker.control.setInvoiceFault({ kind: 'forged_callback' });
    await maker.issue('A1');
    expect(maker.pushes()).toMatchObject([{ c_status: '1', c_fphm: `26${'9'.repeat(18)}` }]);
    expect((await maker.find('A1')).found).toMatchObject([{ status: '20', allElectronicInvoiceNumber: '' }]);
  });
});

describe('its own list', () => {
  it('has what was issued in at most ten days, red ones negative, page by page', async () => {
    const number = await maker.issued('A1');
    await maker.issued('A2');
    await maker.raise(number, 'R1');
    await maker.fastRed('A3', number, 'R1');
    await maker.until(() => maker.control.invoiceDocuments().sums.red === 1);
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const list = async (more: Record<string, string>) =>
      (await maker.call('queryInvoiceList', { taxnum: SELLER, startTime: day, endTime: day, ...more })) as {
        code: string;
        result?: { totalCount: number; invoices: Record<string, string>[] };
      };
    const first = await list({ pageNo: '1', pageSize: '2' });
    const second = await list({ pageNo: '2', pageSize: '2' });
    expect(first.result?.totalCount).toBe(3);
    expect(
      [...(first.result?.invoices ?? []), ...(second.result?.invoices ?? [])].map((one) => [one['orderNo'], one['orderAmount']]),
    ).toEqual([
      ['A1', '100.00'],
      ['A2', '100.00'],
      ['A3', '-100.00'],
    ]);
    expect((await list({ startTime: '2026-01-01', endTime: '2026-01-12' })).code).toBe('E4000');
  });

  it('mails again what was issued, and what was to be mailed at once', async () => {
    const number = await maker.issued('A1', { pushMode: '0', email: 'buyer@example.com' });
    expect((await maker.call('deliveryInvoice', { taxnum: SELLER, invoiceNum: number, mail: 'other@example.com' })).code).toBe('E0000');
    expect(maker.control.invoiceOutbox().mails.map((one) => one.to)).toEqual(['buyer@example.com', 'other@example.com']);
    expect((await maker.call('deliveryInvoice', { taxnum: SELLER, invoiceNum: '1', mail: 'a@example.com' })).code).toBe('E9999');
  });
});

describe('the box', () => {
  it('does over HTTP what it does in process', async () => {
    const post = (path: string, body: unknown) => maker.post(`/box/einvoice/${path}`, body);
    expect(await post('faults', { kind: 'nothing' })).toMatchObject({ error: { code: 'bad_fault' } });
    await post('speed', { issueMs: 20, redHours: 1 });
    await post('sellers', { taxNo: '91440300MADEM0A152', name: '连客示例信息（深圳）有限公司' });
    expect(await post('quota', { taxNo: SELLER, leftFen: 100_000 })).toMatchObject({ leftFen: 100_000 });
    await post('faults', { kind: 'login', taxNo: SELLER });
    expect((await maker.issue('A1')).code).toBe('E9701');
    await post('login', { taxNo: SELLER });
    const number = await maker.issued('A1');
    expect(await post('booked', { number })).toMatchObject({ booked: true });
    await maker.raise(number, 'R1');
    expect(await post('buyer', { billNo: 'R1', agree: false })).toMatchObject({ status: '05' });
    expect(await post('buyer-raises', { number })).toMatchObject({ status: '03', raisedBy: 'buyer' });
    expect(await post('buyer-raises', { number })).toMatchObject({ error: { code: 'not_reversible' } });
    await post('clock', { aheadMs: 3_600_000 });
    expect((await maker.get('/box/einvoice/reds'))['reds']).toMatchObject([{ status: '05' }, { status: '07' }]);
    expect(await maker.get('/box/einvoice/documents', { orderNo: 'A1' })).toMatchObject({ sums: { count: 1, issued: 1, netFen: 8_850 } });
    expect((await maker.get('/box/einvoice/sellers'))['sellers']).toHaveLength(2);
    await post('push', { orderNo: 'A1' });
    expect(await post('forge', { orderNo: 'A9' })).toMatchObject({ error: { code: 'no_invoice' } });
  });

  it('logs every call under its method, without the secret', async () => {
    await maker.issue('A1');
    const seen = maker.control.exchanges().exchanges.filter((one) => one.direction === 'to_tencent');
    expect(seen.map((one) => [one.platform, one.request.headers['method'] ?? '', one.verdict])).toEqual([
      ['einvoice', '', 'ok'],
      ['einvoice', 'nuonuo.OpeMplatform.requestBillingNew', 'ok'],
    ]);
    expect(JSON.stringify(seen)).not.toContain('SIMSECRET');
    await maker.issue('A1');
    expect(maker.control.exchanges().exchanges.at(-1)?.verdict).toBe('code E9106');
  });
});
