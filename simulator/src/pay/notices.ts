import { setMaxListeners } from 'node:events';
import type { Agent } from 'node:http';
import { callServer } from '../callbacks/post.ts';
import type { Delivery } from '../callbacks/push.ts';
import { redactBody } from '../http/redact.ts';
import type { World } from '../world/world.ts';
import type { PayFaultKind } from './faults.ts';
import type { Disguise, Envelope, Notice, SealedNotice } from './seal-notice.ts';
import { newEnvelope, sealNotice } from './seal-notice.ts';

export interface NoticeDelivery extends Delivery {
  /** A sign probe that went ahead; whoever accepts it has not verified. */
  probe?: Delivery;
}

export interface Notices {
  send(notice: Notice): Promise<NoticeDelivery>;
  /** One attempt without fault or record, for benches. */
  sendQuickly(sealed: SealedNotice, agent: Agent): Promise<number>;
  /** Goes on by the schedule with a notice whose first attempt was refused. */
  sendAgain(notice: Notice, envelope: Envelope): void;
  later(ms: number, run: () => void): void;
  /** What is still to be sent, or on its way. */
  pending(): number;
  close(): void;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Gaps before the 2nd to the 16th attempt. */
export const RETRY_GAPS_MS = [
  15 * SECOND, 15 * SECOND, 30 * SECOND, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 30 * MINUTE, 30 * MINUTE,
  60 * MINUTE, 3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR,
]; // prettier-ignore
const HELD_AT_MOST_MS = 3_000;
const LATE_MS = 2_000;
const WRONG: readonly PayFaultKind[] = ['tampered', 'wrong_amount', 'forged', 'old_timestamp', 'unknown_serial'];

const notSent = (verdict: string): NoticeDelivery => ({ attempts: 0, status: 0, ms: 0, reply: '', verdict });
const accepts = (status: number): boolean => status === 200 || status === 204;
const verdictOf = (failure: string | undefined, status: number): string => failure ?? (accepts(status) ? 'ok' : `status ${status}`);

export function createNotices(world: World): Notices {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const timers = new Set<NodeJS.Timeout>();
  let held: (() => Promise<void>) | undefined;
  let underway = 0;
  const { counts, faults } = world.pay;

  const later = (ms: number, run: () => void): void => {
    if (closing.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };

  const record = (sealed: SealedNotice, at: number, delivery: Delivery, note: string): void =>
    world.exchanges.add({
      at,
      direction: 'to_server',
      platform: 'wechat-pay',
      method: 'POST',
      path: new URL(sealed.url).pathname,
      status: delivery.status,
      ms: delivery.ms,
      request: { headers: sealed.headers, body: redactBody(sealed.body), decrypted: sealed.plain },
      response: { body: redactBody(delivery.reply) },
      verdict: note ? `${delivery.verdict}（${note}）` : delivery.verdict,
    });

  const post = async (notice: Notice, envelope: Envelope, attempts: number, note: string, disguise?: Disguise): Promise<Delivery> => {
    const sealed = sealNotice(world, notice, envelope, disguise);
    const at = world.clock.now();
    const started = performance.now();
    const { url, headers, body } = sealed;
    underway += 1;
    const posted = await callServer({ method: 'POST', url, headers, body, timeoutMs: world.mode.timeoutMs, signal: closing.signal });
    underway -= 1;
    const ms = Math.round(performance.now() - started);
    const delivery = { attempts, status: posted.status, ms, reply: posted.body, verdict: verdictOf(posted.failure, posted.status) };
    counts.sent += 1;
    record(sealed, at, delivery, note);
    return delivery;
  };

  const retry = (notice: Notice, envelope: Envelope, failed: number): void => {
    const gap = RETRY_GAPS_MS[failed - 1];
    if (gap === undefined) {
      counts.givenUp += 1;
      return;
    }
    later(gap * world.pay.settings.speed, () => {
      void post(notice, envelope, failed + 1, `第 ${failed + 1} 次`).then((delivery) => judge(notice, envelope, delivery));
    });
  };

  const judge = (notice: Notice, envelope: Envelope, delivery: Delivery): void => {
    if (accepts(delivery.status)) counts.accepted += 1;
    else {
      counts.refused += 1;
      if (!closing.signal.aborted) retry(notice, envelope, delivery.attempts);
    }
  };

  /** The first attempt; the others follow by themselves. */
  const begin = async (notice: Notice, note = ''): Promise<NoticeDelivery> => {
    const envelope = newEnvelope(world);
    const probing = faults.take(['sign_test'], { of: notice.of });
    const probe = probing ? await post(notice, envelope, 1, '签名探测', 'probe') : undefined;
    if (probe && probe.status < 400 && probe.status > 0) counts.probesAccepted += 1;
    const delivery = await post(notice, envelope, 1, note);
    judge(notice, envelope, delivery);
    return probe ? { ...delivery, probe } : delivery;
  };

  const hold = (notice: Notice, ms: number): void => {
    const release = async () => {
      if (held !== release) return;
      held = undefined;
      await begin(notice, '乱序');
    };
    held = release;
    later(ms, () => void release());
  };

  const send = async (notice: Notice): Promise<NoticeDelivery> => {
    const about = { of: notice.of };
    if (faults.take(['never'], about)) return notSent('dropped');
    const late = faults.take(['late'], about);
    if (late) {
      later(late.ms || LATE_MS, () => void begin(notice, '迟到'));
      return notSent('late');
    }
    const outOfOrder = held ? undefined : faults.take(['out_of_order'], about);
    if (outOfOrder) {
      hold(notice, outOfOrder.ms || HELD_AT_MOST_MS);
      return notSent('held');
    }
    // A wrong one is somebody else's, or was spoilt on the way: it is not sent again, and no right one follows.
    const wrong = faults.take(WRONG, about);
    if (wrong) return post(notice, newEnvelope(world), 1, '有意出错', wrong.kind as Disguise);
    const twice = faults.take(['duplicate'], about) !== undefined;
    const first = await begin(notice);
    await held?.();
    return twice ? { ...first, duplicate: await post(notice, newEnvelope(world), 1, '重复') } : first;
  };

  return {
    send,
    sendQuickly: async ({ url, headers, body }, agent) => {
      const posted = await callServer({
        method: 'POST',
        url,
        headers,
        body,
        timeoutMs: world.mode.timeoutMs,
        signal: closing.signal,
        agent,
      });
      counts.sent += 1;
      if (accepts(posted.status)) counts.accepted += 1;
      else counts.refused += 1;
      return posted.status;
    },
    sendAgain: (notice, envelope) => retry(notice, envelope, 1),
    later,
    pending: () => timers.size + underway,
    close: () => {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
