import { setMaxListeners } from 'node:events';
import { callServer } from '../callbacks/post.ts';
import { redactBody } from '../http/redact.ts';
import { RETRY_GAPS_MS } from '../pay/notices.ts';
import type { World } from '../world/world.ts';
import { addressesOf } from './document/addresses.ts';
import type { Invoice } from './invoice.ts';
import { yuanOf } from './yuan.ts';

export interface Callbacks {
  /** The first attempt; others follow until it is taken. */
  send(invoice: Invoice): Promise<void>;
  sendOnce(invoice: Invoice, note: string): Promise<void>;
  /** Says that it is issued, under a number nobody gave. */
  forge(invoice: Invoice): Promise<void>;
  underway(): number;
  close(): void;
}

const STATUS: Partial<Record<Invoice['status'], string>> = { '2': '1', '21': '1', '22': '2', '24': '3' };
const WORDS: Record<string, string> = { '1': '开票完成', '2': '开票失败', '3': '开票成功签章失败' };

function contentOf(world: World, invoice: Invoice): Record<string, string> {
  const status = STATUS[invoice.status] ?? '2';
  const files = status === '1' ? addressesOf(world, invoice) : undefined;
  return {
    c_fpqqlsh: invoice.serialNo,
    c_orderno: invoice.orderNo,
    c_status: status,
    c_msg: WORDS[status] ?? '',
    c_resultmsg: status === '1' ? (WORDS[status] ?? '') : invoice.failCause,
    c_kprq: invoice.issuedAt > 0 ? String(invoice.issuedAt) : '',
    c_fpdm: '',
    c_fphm: invoice.number,
    c_bhsje: yuanOf(invoice.netFen),
    c_hjse: yuanOf(invoice.taxFen),
    c_url: files?.pdf ?? '',
    c_jpg_url: '',
    c_ofd_url: '',
    c_xml_url: files?.xml ?? '',
    c_jym: '',
    c_invoice_line: invoice.line,
    c_salerTaxNum: invoice.seller.taxNo,
    c_clerk: invoice.clerk,
  };
}

const takes = (body: string): boolean => {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === '0000';
  } catch {
    return false;
  }
};

/** Pushes to the address the order named. They carry no signature: whoever gets one has to ask. */
export function createCallbacks(world: World, later: (ms: number, run: () => void) => void): Callbacks {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const { counts } = world.einvoice;
  let underway = 0;

  const post = async (invoice: Invoice, content: Record<string, string>, note: string): Promise<boolean> => {
    const form = new URLSearchParams({ operater: 'callback', orderno: invoice.orderNo, content: JSON.stringify(content) }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    const at = world.clock.now();
    const started = performance.now();
    underway += 1;
    counts.callbacks += 1;
    const posted = await callServer({
      method: 'POST',
      url: invoice.callBackUrl,
      headers,
      body: form,
      timeoutMs: world.mode.timeoutMs,
      signal: closing.signal,
    });
    underway -= 1;
    const taken = posted.status === 200 && takes(posted.body);
    if (taken) counts.callbacksTaken += 1;
    const verdict = posted.failure ?? (taken ? 'ok' : posted.status === 200 ? 'bad reply: status' : `status ${posted.status}`);
    world.exchanges.add({
      at,
      direction: 'to_server',
      platform: 'einvoice',
      method: 'POST',
      path: new URL(invoice.callBackUrl).pathname,
      status: posted.status,
      ms: Math.round(performance.now() - started),
      request: { headers, body: redactBody(form), decrypted: JSON.stringify(content) },
      response: { body: redactBody(posted.body) },
      verdict: note ? `${verdict}（${note}）` : verdict,
    });
    return taken;
  };

  const attempt = async (invoice: Invoice, number: number): Promise<void> => {
    if (await post(invoice, contentOf(world, invoice), number > 1 ? `第 ${number} 次` : '')) return;
    const gap = RETRY_GAPS_MS[number - 1];
    if (gap === undefined) counts.callbacksGivenUp += 1;
    else later(gap * world.pay.settings.speed, () => void attempt(invoice, number + 1));
  };

  const ifWanted = async (invoice: Invoice, run: () => Promise<unknown>): Promise<void> => {
    if (invoice.callBackUrl !== '' && !closing.signal.aborted) await run();
  };

  return {
    send: (invoice) => ifWanted(invoice, () => attempt(invoice, 1)),
    sendOnce: (invoice, note) => ifWanted(invoice, () => post(invoice, contentOf(world, invoice), note)),
    forge: (invoice) =>
      ifWanted(invoice, () => {
        const lie = { c_status: '1', c_msg: '开票完成', c_resultmsg: '开票完成', c_kprq: String(world.clock.now()) };
        const number = `26${'9'.repeat(18)}`;
        return post(invoice, { ...contentOf(world, invoice), ...lie, c_fphm: number, c_bhsje: '0.01', c_hjse: '0.00' }, '伪造');
      }),
    underway: () => underway,
    close: () => closing.abort(),
  };
}
