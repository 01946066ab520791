import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { accountChat } from '../world/chats.ts';
import type { World } from '../world/world.ts';
import type { Attempt } from './attempt.ts';
import { attempt } from './attempt.ts';
import type { Delivery, Push } from './push.ts';
import { receiverOf } from './receivers.ts';
import { freshStamp, seal } from './seal.ts';
import { runUrlCheck } from './url-check.ts';
import type { UrlCheck } from './url-check.ts';
import type { Platform } from '../world/platform.ts';

export interface Sender {
  send(push: Push): Promise<Delivery>;
  checkUrl(platform: Platform): Promise<UrlCheck>;
  close(): void;
}

const ATTEMPTS = 3;
const HELD_AT_MOST_MS = 3_000;
const OUT_OF_SERVICE = '该公众号提供的服务出现故障，请稍后再试';
const notSent = (verdict: string): Delivery => ({ attempts: 0, status: 0, ms: 0, reply: '', verdict });

export function createSender(world: World): Sender {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const held = new Map<Platform, { push: Push; timer: NodeJS.Timeout }>();

  const showReply = (push: Push, last: Attempt | undefined) => {
    if (push.personId === undefined || push.platform !== 'official-account') return;
    const say = (type: string, text: string) =>
      world.chats.say(accountChat(push.personId ?? ''), { from: 'account', type, text, at: world.clock.now() });
    if (!last?.reply || last.reply.kind === 'bad') {
      // An event such as unsubscribe has nobody left to read the line.
      if (push.fields['Event'] !== 'unsubscribe') say('system', OUT_OF_SERVICE);
    } else if (last.reply.kind === 'message') say(last.reply.type, last.reply.text);
  };

  const deliver = async (push: Push, spoiled: boolean, label: string): Promise<Delivery> => {
    const receiver = receiverOf(world, push.platform);
    const started = performance.now();
    let sealed = seal(world, receiver, push, freshStamp(world), spoiled);
    let last: Attempt | undefined;
    let attempts = 0;
    // A wrong signature is somebody else's forgery: whoever forges does not retry.
    const most = spoiled ? 1 : ATTEMPTS;
    while (attempts < most && !closing.signal.aborted) {
      if (attempts > 0) {
        await sleep(world.mode.retryGapMs, undefined, { signal: closing.signal }).catch(() => undefined);
        if (world.mode.retryNonce === 'renew') sealed = seal(world, receiver, push, freshStamp(world), spoiled);
      }
      attempts += 1;
      const note = [label, attempts > 1 ? `第 ${attempts} 次` : ''].filter(Boolean).join('，');
      last = await attempt(world, receiver, push, sealed, closing.signal, note);
      if (last.reply) break;
    }
    if (!spoiled) showReply(push, last);
    const reply =
      last?.reply && last.reply.kind !== 'silent' && last.reply.decrypted !== undefined ? last.reply.decrypted : (last?.body ?? '');
    return { attempts, status: last?.status ?? 0, ms: Math.round(performance.now() - started), reply, verdict: last?.verdict ?? 'closed' };
  };

  const releaseHeld = async (platform: Platform) => {
    const waiting = held.get(platform);
    if (!waiting) return;
    held.delete(platform);
    clearTimeout(waiting.timer);
    await deliver(waiting.push, false, '乱序');
  };

  const send = async (push: Push): Promise<Delivery> => {
    const { platform } = push;
    const path = `/callbacks/${platform}`;
    const take = (kind: 'drop' | 'out_of_order' | 'slow' | 'bad_signature' | 'duplicate') => world.faults.take(kind, platform, path);
    if (take('drop')) return notSent('dropped');
    const late = held.has(platform) ? undefined : take('out_of_order');
    if (late) {
      const timer = setTimeout(() => void releaseHeld(platform), late.ms || HELD_AT_MOST_MS);
      held.set(platform, { push, timer });
      return notSent('held');
    }
    const slow = take('slow');
    if (slow) await sleep(slow.ms, undefined, { signal: closing.signal }).catch(() => undefined);
    const spoiled = take('bad_signature') !== undefined;
    const again = take('duplicate') !== undefined;
    const first = await deliver(push, spoiled, spoiled ? '签名被改' : '');
    await releaseHeld(platform);
    return again ? { ...first, duplicate: await deliver(push, false, '重复') } : first;
  };

  return {
    send,
    checkUrl: (platform) => runUrlCheck(world, platform, closing.signal),
    close: () => {
      closing.abort();
      for (const { timer } of held.values()) clearTimeout(timer);
      held.clear();
    },
  };
}
