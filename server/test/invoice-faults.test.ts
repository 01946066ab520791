import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceRow } from '../src/modules/invoices/issuing/tables.ts';
import { post } from './client.ts';
import { addWishes, openInvoicing, sellerTaxNo } from './factories/invoice-wishes.ts';
import { createStaff } from './factories/staff-session.ts';
import type { TestStaff } from './factories/staff-session.ts';
import { eventually, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let staff: TestStaff;
let other: TestStaff;
let sellerId: string;
beforeAll(async () => {
  shop = await startTestShop();
  shop.simulator.control.setInvoiceSpeed({ issueMs: 100, redMs: 10 });
  sellerId = await openInvoicing(shop.ctx());
  staff = await createStaff(shop, 'admin');
  other = await createStaff(shop, 'admin');
});
afterAll(() => shop.close());

const wish = async (): Promise<string> => [...(await addWishes(shop.ctx(), sellerId, 1)).keys()][0] ?? '';
const letThrough = async (...ids: string[]): Promise<void> => {
  expect((await post(shop.url, 'staff.invoices.start-batch', { ids }, staff.headers)).error).toBeUndefined();
};
const invoicesOf = (requestId: string): Promise<InvoiceRow[]> =>
  shop.app.deps
    .db<InvoiceRow>('invoices')
    .where({ request_id: requestId })
    .orderBy('id')
    .then((rows) => rows);
const stateOf = async (requestId: string): Promise<string> =>
  (await shop.app.deps.db('invoice_requests').where({ id: requestId }).first<{ state: string }>('state')).state;
const until = (requestId: string, state: string): Promise<unknown> =>
  eventually(`the request ${state}`, async () => (await stateOf(requestId)) === state, 25_000);
const atProvider = (serial: string) => shop.simulator.control.invoiceDocuments({ orderNo: serial }).documents;
const alarms = async (): Promise<string[]> => shop.app.deps.db('alarms').where({ settled_at: 0 }).pluck<string[]>('kind');

/** The blue invoice of a request, which the provider has once, issued. */
const oneBlue = async (requestId: string): Promise<InvoiceRow> => {
  const blues = (await invoicesOf(requestId)).filter((row) => row.colour === 'blue');
  expect(blues.map((row) => row.state)).toEqual(['issued']);
  const [blue] = blues as [InvoiceRow];
  expect(atProvider(blue.serial).map((it) => [it.number, it.netFen, it.taxFen])).toEqual([[blue.number, blue.net_fen, blue.tax_fen]]);
  return blue;
};

describe('with the simulated service', () => {
  it('an invoice is issued, and its files are ours and can be downloaded', async () => {
    const requestId = await wish();
    await letThrough(requestId);
    await until(requestId, 'issued');
    const blue = await oneBlue(requestId);
    await eventually('the files', async () => (await invoicesOf(requestId))[0]?.files_done === 1);
    const file = await fetch(`${shop.url}/downloads/invoices/${blue.id}.pdf`, { headers: staff.headers });
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await fetch(`${shop.url}/downloads/invoices/${blue.id}.pdf`)).status).toBe(401);
    expect(await shop.app.deps.db('audit_log').where({ action: 'invoices.downloaded', subject_id: blue.id }).pluck('id')).toHaveLength(1);
  });

  for (const kind of ['timeout_after_accept', 'duplicate_callback', 'callback_before_response', 'no_callback', 'slow', 'busy'] as const)
    it(`${kind} ends with one invoice`, async () => {
      shop.simulator.control.setInvoiceFault({ kind, ms: 300 });
      const requestId = await wish();
      await letThrough(requestId);
      await until(requestId, 'issued');
      await oneBlue(requestId);
      expect(await alarms()).toEqual([]);
    }, 40_000);

  it('a forged push changes nothing and is told', async () => {
    shop.simulator.control.setInvoiceSpeed({ issueMs: 3_000 });
    const requestId = await wish();
    await letThrough(requestId);
    const serial = await eventually('it is at the provider', async () => {
      const [row] = await invoicesOf(requestId);
      return row && atProvider(row.serial).length === 1 ? row.serial : undefined;
    });
    await shop.simulator.control.forgeInvoiceCallback({ orderNo: serial });
    await eventually('somebody is told', async () => (await alarms()).includes('invoice.forged'));
    expect(await stateOf(requestId)).toBe('issuing');
    await until(requestId, 'issued');
    await oneBlue(requestId);
    shop.simulator.control.setInvoiceSpeed({ issueMs: 100 });
    await shop.app.deps.db('alarms').update({ settled_at: 1 });
    const unknown = await fetch(`${shop.url}/callbacks/einvoice/nuonuo`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        operater: 'callback',
        orderno: 'B1',
        content: JSON.stringify({ c_orderno: 'B1', c_status: '1' }),
      }).toString(),
    });
    expect([unknown.status >= 400, await unknown.json()]).toEqual([true, { status: '9999', message: '处理失败' }]);
  });

  it('a quota that runs out in mid-batch stops the rest where it is seen, and goes on once it is raised', async () => {
    const requests = await addWishes(shop.ctx(), sellerId, 12);
    shop.simulator.control.setInvoiceQuota({ taxNo: sellerTaxNo, leftFen: 5_000 });
    await letThrough(...requests.keys());
    await eventually('the seller is blocked', async () => (await alarms()).includes('invoice.blocked'));
    const waiting = await eventually('the rest waits', async () => {
      const rows = await shop.app.deps.db<InvoiceRow>('invoices').where({ state: 'queued', block: 'quota' });
      return rows.length > 0 && (await shop.app.deps.db('invoices').where({ state: 'submitting' }).first('id')) === undefined
        ? rows
        : undefined;
    });
    expect(waiting.length).toBeLessThan(12);
    shop.simulator.control.setInvoiceQuota({ taxNo: sellerTaxNo, leftFen: null });
    const { data } = await post(shop.url, 'staff.invoices.unblock', { sellerId }, staff.headers);
    expect(data?.resumed).toBeGreaterThan(0);
    for (const id of requests.keys()) await until(id, 'issued');
    for (const id of requests.keys()) await oneBlue(id);
    expect(await alarms()).toEqual([]);
  }, 60_000);

  it('a final no is tried under a new number by a person', async () => {
    shop.simulator.control.setInvoiceFault({ kind: 'fail_retryable' });
    const requestId = await wish();
    await letThrough(requestId);
    await until(requestId, 'failed');
    const [failed] = await invoicesOf(requestId);
    expect([failed?.problem === '', await alarms()]).toEqual([false, ['invoice.failed']]);
    expect((await post(shop.url, 'staff.invoices.retry', { invoiceId: failed?.id ?? '' }, staff.headers)).error).toBeUndefined();
    await until(requestId, 'issued');
    expect((await invoicesOf(requestId)).map((row) => row.state)).toEqual(['dropped', 'issued']);
    expect(await alarms()).toEqual([]);
  });

  it('a red letter is raised, let through by a second person, confirmed and issued', async () => {
    const requestId = await wish();
    await letThrough(requestId);
    await until(requestId, 'issued');
    const blue = await oneBlue(requestId);
    const raised = await post(
      shop.url,
      'staff.reds.raise',
      { invoiceId: blue.id, reason: 'wrong', note: '抬头写错', reissue: true },
      staff.headers,
    );
    const id = raised.data?.red.id ?? '';
    expect((await post(shop.url, 'staff.reds.approve', { id }, staff.headers)).error?.code).toBe('invoice.second_person');
    expect((await post(shop.url, 'staff.reds.approve', { id }, other.headers)).error).toBeUndefined();
    await until(requestId, 'reversed');
    const anew = await shop.app.deps.db('invoice_requests').where({ replaces_id: requestId }).first<{ id: string }>('id');
    await until(anew.id, 'issued');
    await oneBlue(anew.id);
    expect(atProvider(blue.serial)[0]?.reversedBy).not.toBe('');
  }, 60_000);

  it('a red letter the buyer has to confirm is refused, raised again, and expires after 72 hours', async () => {
    const requestId = await wish();
    await letThrough(requestId);
    await until(requestId, 'issued');
    const blue = await oneBlue(requestId);
    shop.simulator.control.markInvoiceBooked({ number: blue.number ?? '' });
    const raised = await post(
      shop.url,
      'staff.reds.raise',
      { invoiceId: blue.id, reason: 'return', note: '', reissue: false },
      staff.headers,
    );
    const first = raised.data?.red.id ?? '';
    await post(shop.url, 'staff.reds.approve', { id: first }, other.headers);
    const redOf = async (id: string) =>
      shop.app.deps.db('red_letters').where({ id }).first<{ state: string; bill_no: string; request_id: string }>();
    await eventually('it waits for the buyer', async () => (await redOf(first)).state === 'waiting_buyer');
    shop.simulator.control.buyerAnswersRed({ billNo: (await redOf(first)).bill_no, agree: false });
    await post(shop.url, 'staff.reds.refresh', { id: first }, staff.headers);
    expect((await redOf(first)).state).toBe('refused');
    const again = await post(shop.url, 'staff.reds.again', { id: first }, staff.headers);
    const second = again.data?.red.id ?? '';
    await post(shop.url, 'staff.reds.approve', { id: second }, other.headers);
    await eventually('it waits for the buyer again', async () => (await redOf(second)).state === 'waiting_buyer');
    shop.simulator.control.advanceTime({ advanceMs: 72 * 3_600_000 + 60_000 });
    await post(shop.url, 'staff.reds.refresh', { id: second }, staff.headers);
    expect((await redOf(second)).state).toBe('expired');
    expect(await alarms()).toEqual(['invoice.red_stuck']);
    expect(await stateOf(requestId)).toBe('issued');
    await oneBlue(requestId);
  }, 60_000);
});
