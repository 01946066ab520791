import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createIssuingWorld } from '../../../../test/issuing-world.ts';
import type { IssuingWorld } from '../../../../test/issuing-world.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { dropQueued } from './drop-queued.ts';
import { pushInbox } from './push-inbox.ts';
import { workOnce } from './work.ts';

const minute = 60_000;
const worlds: IssuingWorld[] = [];
let world: IssuingWorld;
beforeEach(async () => {
  world = await createIssuingWorld();
  worlds.push(world);
});
afterAll(async () => {
  for (const it of worlds) await it.close();
});

const sent = (): string[] => world.provider.calls.filter((call) => call.method === 'issue').map((call) => call.about);
const oneInvoice = async (requestId: string) => {
  const [row, ...others] = await world.invoices(requestId);
  if (!row || others.length > 0) throw new Error('one invoice was expected');
  return row;
};
/** A push as the inbox hands it over, and the job it asks for. */
const push = async (serial: string, status: string): Promise<void> => {
  const message = {
    id: 'inb_1',
    platform: 'einvoice',
    appId: 'nuonuo',
    receivedAt: world.clock.now(),
    payload: { serial, status },
  } as const;
  await inTransaction(world.ctx(), (ctx) => pushInbox.handle(ctx, [message]));
  await workOnce(world.ctx(), world.parts);
  const jobs = await world.deps
    .db('outbox')
    .where({ name: 'invoices.check-push' })
    .select<{ id: string; payload: string }[]>('id', 'payload');
  await world.deps.db('outbox').where({ name: 'invoices.check-push' }).delete();
  const check = world.issuing.jobs.find((job) => job.name === 'invoices.check-push');
  for (const job of jobs) await check?.run(world.ctx(), JSON.parse(job.payload));
};

describe('sending an invoice', () => {
  it('ends issued with number, month, quota and files', async () => {
    const requestId = await world.approved([world.sell(11_300)]);
    await world.work();
    world.clock.add(4_000);
    await world.work();
    const row = await oneInvoice(requestId);
    expect(row).toMatchObject({ state: 'issued', month: '2026-12', net_fen: 10_000, tax_fen: 1_300, files_done: 1, next_at: null });
    expect(row.number).toMatch(/^\d{20}$/);
    expect((await world.request(requestId)).state).toBe('issued');
    expect(await world.deps.db('invoice_quota_use').first()).toMatchObject({ month: '2026-12', used_fen: 10_000 });
    expect(await world.deps.db('invoice_files').orderBy('kind').pluck('kind')).toEqual(['pdf', 'xml']);
    expect(await world.alarms()).toEqual([]);
  });

  it('asks, and never sends anew, when the answer is lost after the provider accepted', async () => {
    world.provider.faults.issue = ['timeout_after_accept'];
    const requestId = await world.approved([world.sell(5_000)]);
    await world.work();
    expect((await oneInvoice(requestId)).state).toBe('submitting');
    world.clock.add(4_000);
    await world.work();
    expect((await oneInvoice(requestId)).state).toBe('issued');
    expect(sent()).toHaveLength(1);
    expect(world.provider.liveBlues()).toHaveLength(1);
  });

  it('sends the same number again when the call never arrived', async () => {
    world.provider.faults.issue = ['timeout_before'];
    const requestId = await world.approved([world.sell(5_000)]);
    await world.work();
    for (let waited = 0; waited < 5; waited += 1) {
      world.clock.add(30_000);
      await world.work();
    }
    const row = await oneInvoice(requestId);
    expect(row.state).toBe('issued');
    expect(sent()).toEqual([row.serial, row.serial]);
    expect(world.provider.liveBlues()).toHaveLength(1);
  });

  it('finds what a process was about to send when it died, and sends it under the number on record', async () => {
    world.provider.faults.issue = ['hang'];
    const requestId = await world.approved([world.sell(5_000)]);
    void workOnce(world.ctx(), world.parts); // this process never comes back
    await expect.poll(async () => (await oneInvoice(requestId)).state).toBe('submitting');
    await expect.poll(() => sent().length).toBe(1);
    await world.work();
    expect(sent()).toHaveLength(1); // nobody else touches it while it may be on its way
    for (let waited = 0; waited < 5; waited += 1) {
      world.clock.add(61_000);
      await world.work();
    }
    const row = await oneInvoice(requestId);
    expect([row.state, sent()]).toEqual(['issued', [row.serial, row.serial]]);
    expect(world.provider.liveBlues()).toHaveLength(1);
  });

  it('asks about what died after it arrived, and does not send it again', async () => {
    const requestId = await world.approved([world.sell(5_000)]);
    world.provider.faults.issue = ['timeout_after_accept'];
    await world.work();
    // As a killed process leaves it: no word about the outcome, held until its minute is over.
    await world.deps.db('invoices').update({ next_at: world.clock.now() + minute, provider_serial: null, problem: '' });
    world.clock.add(minute + 1);
    await world.work();
    expect((await oneInvoice(requestId)).state).toBe('issued');
    expect(sent()).toHaveLength(1);
  });

  it('is sent once by two workers at once', async () => {
    const requestIds: string[] = [];
    for (let nth = 0; nth < 20; nth += 1) requestIds.push(await world.approved([world.sell(1_000 + nth)]));
    await Promise.all([world.work(), world.work()]);
    world.clock.add(4_000);
    await Promise.all([world.work(), world.work()]);
    for (const id of requestIds) expect((await world.request(id)).state).toBe('issued');
    expect(new Set(sent()).size).toBe(20);
    expect(sent()).toHaveLength(20);
    expect(world.provider.liveBlues()).toHaveLength(20);
    expect(await world.deps.db('invoice_moves').where({ move: 'issued' }).pluck('request_id')).toHaveLength(20);
  });

  it('that is nowhere for half an hour is put before somebody, and goes on by itself when it comes', async () => {
    world.provider.issueMs = 3 * 60 * minute;
    const requestId = await world.approved([world.sell(5_000)]);
    for (let waited = 0; waited < 12; waited += 1) {
      await world.work();
      world.clock.add(10 * minute);
    }
    expect(await world.alarms()).toEqual(['invoice.stuck']);
    world.clock.add(60 * minute);
    await world.work();
    expect((await world.request(requestId)).state).toBe('issued');
    expect(await world.alarms()).toEqual([]);
    expect(sent()).toHaveLength(1);
  });
});

describe('a final no', () => {
  it('waits for a person, who tries under a new number once the old one is known to be dead', async () => {
    world.provider.faults.issue = ['fail_retryable'];
    const requestId = await world.approved([world.sell(5_000)]);
    await world.work();
    world.clock.add(4_000);
    await world.work();
    const failed = await oneInvoice(requestId);
    expect(failed).toMatchObject({ state: 'failed', problem: '税局不受理', retryable: 1, next_at: null });
    expect(await world.request(requestId)).toMatchObject({ state: 'failed', why: '税局不受理' });
    expect(await world.alarms()).toEqual(['invoice.failed']);
    await world.issuing.routes['staff.invoices.retry'](world.staff(), { invoiceId: failed.id });
    world.clock.add(4_000);
    await world.work();
    world.clock.add(4_000);
    await world.work();
    const [old, anew] = await world.invoices(requestId);
    expect([old?.state, anew?.state]).toEqual(['dropped', 'issued']);
    expect(anew?.serial).not.toBe(old?.serial);
    expect((await world.request(requestId)).state).toBe('issued');
    expect(world.provider.liveBlues()).toHaveLength(1);
    expect(await world.alarms()).toEqual([]);
  });

  it('to a second try does not count when the first had arrived', async () => {
    world.provider.faults.issue = ['timeout_after_accept', 'refuse'];
    world.provider.faults.find = ['timeout_before'];
    const requestId = await world.approved([world.sell(5_000)]);
    await world.work();
    const { id } = await oneInvoice(requestId);
    await world.deps.db('invoices').where({ id }).update({ state: 'queued', next_at: world.clock.now() }); // sent again by mistake
    world.provider.faults.find = [];
    await world.work();
    expect((await oneInvoice(requestId)).state).toBe('issued');
    expect(world.provider.liveBlues()).toHaveLength(1);
  });

  it('is for what is left when money went back meanwhile, and for nothing when all of it did', async () => {
    world.provider.faults.issue = ['refuse', 'refuse'];
    const [partly, whole] = [world.sell(10_000), world.sell(7_000)];
    const first = await world.approved([partly]);
    const second = await world.approved([whole]);
    await world.work();
    await world.refund(partly, 4_000);
    await world.refund(whole, 7_000);
    const retry = world.issuing.routes['staff.invoices.retry'];
    await retry(world.staff(), { invoiceId: (await oneInvoice(first)).id });
    await expect(retry(world.staff(), { invoiceId: (await oneInvoice(second)).id })).rejects.toMatchObject({
      code: 'invoice.nothing_to_invoice',
    });
    await world.work();
    world.clock.add(4_000);
    await world.work();
    expect((await world.request(first)).amount_fen).toBe(6_000);
    expect(world.provider.liveBlues().map((it) => it.netFen + it.taxFen)).toEqual([6_000]);
  });
});

describe('a push', () => {
  it('makes the invoice known at once; twice changes nothing', async () => {
    const requestId = await world.approved([world.sell(5_000)]);
    await world.work();
    const { serial } = await oneInvoice(requestId);
    await push(serial, '1');
    expect((await oneInvoice(requestId)).state).toBe('issued');
    await push(serial, '1');
    expect(await world.deps.db('invoice_moves').where({ move: 'issued' }).pluck('id')).toHaveLength(1);
    expect((await world.deps.db('invoice_quota_use').first<{ used_fen: number }>()).used_fen).toBe((await oneInvoice(requestId)).net_fen);
    expect(await world.alarms()).toEqual([]);
  });

  it('that comes before the answer to the call is as good as the answer', async () => {
    world.provider.faults.issue = ['timeout_after_accept'];
    const requestId = await world.approved([world.sell(5_000)]);
    const original = world.provider.issue.bind(world.provider);
    world.provider.issue = async (account, order) => {
      const answer = original(account, order);
      await answer.catch(() => undefined);
      await push(order.serial, '1');
      return answer;
    };
    await world.work();
    expect((await oneInvoice(requestId)).state).toBe('issued');
    world.clock.add(10 * minute);
    await world.work();
    expect(sent()).toHaveLength(1);
  });

  it('that lies is asked about, changes nothing, and is told', async () => {
    world.provider.issueMs = minute;
    const requestId = await world.approved([world.sell(5_000)]);
    await world.work();
    const { serial } = await oneInvoice(requestId);
    await push(serial, '2');
    expect((await oneInvoice(requestId)).state).toBe('submitting');
    await push(serial, '1');
    expect((await oneInvoice(requestId)).state).toBe('submitting');
    expect(await world.alarms()).toEqual(['invoice.forged']);
    world.clock.add(2 * minute);
    await world.work();
    expect((await oneInvoice(requestId)).state).toBe('issued');
    expect(sent()).toHaveLength(1);
  });
});

describe('what holds a seller up', () => {
  it('is the drawer who must log in: everything waits where it is seen, and goes on when somebody did', async () => {
    const requestIds: string[] = [];
    for (let nth = 0; nth < 15; nth += 1) requestIds.push(await world.approved([world.sell(1_000)]));
    world.provider.loggedIn = false;
    await world.work();
    const blocks = await world.deps.db('invoices').pluck<string[]>('block');
    expect(new Set(blocks)).toEqual(new Set(['login']));
    expect(sent().length).toBeLessThanOrEqual(6); // nobody tries all of them
    expect((await world.request(requestIds[14] ?? '')).block).toBe('login');
    expect(await world.alarms()).toEqual(['invoice.blocked']);
    const late = await world.approved([world.sell(1_000)]);
    expect((await oneInvoice(late)).block).toBe('login');
    world.provider.loggedIn = true;
    expect(await world.issuing.routes['staff.invoices.unblock'](world.staff(), { sellerId: world.sellerId })).toEqual({ resumed: 16 });
    await world.work();
    world.clock.add(4_000);
    await world.work();
    for (const id of [...requestIds, late]) expect(await world.request(id)).toMatchObject({ state: 'issued', block: null });
    expect(world.provider.liveBlues()).toHaveLength(16);
    expect(await world.alarms()).toEqual([]);
  });

  it('is the month’s quota: the rest waits until the month is over and then goes by itself', async () => {
    world.provider.quotaLeftFen = 5_000;
    const requestIds: string[] = [];
    for (let nth = 0; nth < 12; nth += 1) requestIds.push(await world.approved([world.sell(1_130)]));
    await world.work();
    world.clock.add(4_000);
    await world.work();
    expect(world.provider.liveBlues()).toHaveLength(5);
    const waiting = await world.deps
      .db('invoices')
      .where({ state: 'queued' })
      .select<{ block: string; next_at: number }[]>('block', 'next_at');
    expect(waiting).toHaveLength(7);
    const reset = Date.UTC(2026, 11, 31, 16);
    expect(waiting.every((row) => row.block === 'quota' && row.next_at === reset)).toBe(true);
    world.provider.quotaLeftFen = null;
    world.clock.add(reset - world.clock.now());
    await world.work();
    world.clock.add(4_000);
    await world.work();
    for (const id of requestIds) expect((await world.request(id)).state).toBe('issued');
    expect(world.provider.liveBlues()).toHaveLength(12);
    const use = await world.deps.db('invoice_quota_use').orderBy('month').select('month', 'used_fen');
    expect(use).toEqual([
      { month: '2026-12', used_fen: 5_000 },
      { month: '2027-01', used_fen: 7_000 },
    ]);
    expect(await world.alarms()).toEqual([]);
  });

  it('is nothing for a call that came too soon: it is sent again under its number', async () => {
    world.provider.faults.issue = ['busy'];
    const requestId = await world.approved([world.sell(5_000)]);
    await world.work();
    expect(await oneInvoice(requestId)).toMatchObject({ state: 'queued', block: null });
    world.clock.add(6_000);
    await world.work();
    world.clock.add(4_000);
    await world.work();
    expect((await oneInvoice(requestId)).state).toBe('issued');
  });
});

it('what was not sent yet can be given up; what is on its way can not', async () => {
  const [waiting, sending] = [await world.approved([world.sell(1_000)]), await world.approved([world.sell(2_000)])];
  const drop = (id: string): Promise<boolean> => inTransaction(world.ctx(), (ctx) => dropQueued(ctx, id));
  expect(await drop(waiting)).toBe(true);
  await world.work();
  expect(await drop(sending)).toBe(false);
  world.clock.add(4_000);
  await world.work();
  expect(world.provider.liveBlues().map((it) => it.netFen + it.taxFen)).toEqual([2_000]);
});
