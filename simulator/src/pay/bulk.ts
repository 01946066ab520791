import { Agent } from 'node:http';
import { createHistogram } from 'node:perf_hooks';
import type { World } from '../world/world.ts';
import type { Transaction } from './ledger.ts';
import type { Notices } from './notices.ts';
import type { SealedNotice } from './seal-notice.ts';
import { newEnvelope, sealNotice } from './seal-notice.ts';

export interface BulkInput {
  /** The oldest unpaid ones, so many … */
  count?: number;
  /** … or these. */
  outTradeNos?: string[];
  concurrency?: number;
  /** Signs all before the clock starts, so that the sender's own work is not measured. Keeps them all meanwhile. */
  sealFirst?: boolean;
}

export interface BulkResult {
  paid: number;
  paidFen: number;
  accepted: number;
  refused: number;
  /** Answers by status; 0 is no answer. */
  statuses: Record<string, number>;
  sealMs: number;
  ms: number;
  perSecond: number;
  latencyMs: { p50: number; p95: number; p99: number; max: number };
}

function* payable(world: World, input: BulkInput): Generator<Transaction> {
  const { ledger } = world.pay;
  const fit = (one: Transaction | undefined): one is Transaction => one?.state === 'NOTPAY' && one.expiresAt > world.clock.now();
  if (input.outTradeNos) {
    for (const number of input.outTradeNos) {
      const found = ledger.byOutTradeNo(number);
      if (fit(found)) yield found;
    }
    return;
  }
  let left = input.count ?? 0;
  for (const transaction of ledger.all()) {
    if (left <= 0) return;
    if (!fit(transaction)) continue;
    left -= 1;
    yield transaction;
  }
}

type Ready = { transaction: Transaction; sealed: SealedNotice; envelope: ReturnType<typeof newEnvelope> };

/** Many people pay at once. Latencies go into a histogram, so any number of them takes the same room. */
export async function payMany(world: World, notices: Notices, input: BulkInput): Promise<BulkResult> {
  const result = { paid: 0, paidFen: 0, accepted: 0, refused: 0, statuses: {} as Record<string, number>, sealMs: 0 };
  const latencies = createHistogram();
  const agent = new Agent({ keepAlive: true, maxSockets: input.concurrency ?? 50 });

  function* ready(): Generator<Ready> {
    for (const transaction of payable(world, input)) {
      const started = performance.now();
      world.pay.ledger.pay(transaction);
      result.paid += 1;
      result.paidFen += transaction.totalFen;
      const envelope = newEnvelope(world);
      const sealed = sealNotice(world, { of: 'transaction', transaction }, envelope);
      result.sealMs += performance.now() - started;
      yield { transaction, sealed, envelope };
    }
  }

  const queue: Iterator<Ready> = input.sealFirst ? [...ready()].values() : ready();
  // Sent again after the others: with a shortened schedule the repeats would otherwise crowd out what is measured.
  const refused: Pick<Ready, 'transaction' | 'envelope'>[] = [];
  const started = performance.now();
  const work = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const { transaction, sealed, envelope } = next.value;
      const sent = performance.now();
      const status = await notices.sendQuickly(sealed, agent);
      latencies.record(Math.max(1, Math.round((performance.now() - sent) * 1_000)));
      result.statuses[status] = (result.statuses[status] ?? 0) + 1;
      if (status === 200 || status === 204) result.accepted += 1;
      else {
        result.refused += 1;
        refused.push({ transaction, envelope });
      }
    }
  };
  await Promise.all(Array.from({ length: input.concurrency ?? 50 }, work));
  agent.destroy();
  for (const { transaction, envelope } of refused) notices.sendAgain({ of: 'transaction', transaction }, envelope);
  const ms = performance.now() - started;
  const at = (percent: number) => (result.paid === 0 ? 0 : latencies.percentile(percent) / 1_000);
  const latencyMs = { p50: at(50), p95: at(95), p99: at(99), max: result.paid === 0 ? 0 : latencies.max / 1_000 };
  return { ...result, sealMs: Math.round(result.sealMs), ms: Math.round(ms), perSecond: Math.round((result.paid / ms) * 1_000), latencyMs };
}
