import type { TimelineKind } from '@lianke/shared';
import type { PushMessage } from '../../../platforms/callback/types.ts';
import type { FollowEvent } from './follow-state.ts';

/** What a push of the official account means to us; undefined for the many events that concern no follower. */
export interface FollowerPush {
  openid: string;
  at: number;
  event: FollowEvent['kind'];
  kind: TimelineKind;
  /** The QR scene the person came through, if any. */
  scene: string | null;
  data: Record<string, string>;
}

/** `subscribe` carries the scene as `qrscene_<scene>`, `SCAN` without the prefix (facts §2.9). */
export function readPush(message: PushMessage): FollowerPush | undefined {
  const base = { openid: message.fromUserName, at: message.createTime * 1000, scene: null };
  if (message.msgType !== 'event')
    return { ...base, event: 'seen', kind: 'oa.message', data: { type: message.msgType, text: (message.content ?? '').slice(0, 500) } };
  const key = message.eventKey ?? '';
  switch ((message.event ?? '').toLowerCase()) {
    case 'subscribe': {
      const scene = key.startsWith('qrscene_') ? key.slice('qrscene_'.length) : null;
      return { ...base, event: 'subscribe', kind: 'oa.subscribed', scene, data: scene ? { scene } : {} };
    }
    case 'unsubscribe':
      return { ...base, event: 'unsubscribe', kind: 'oa.unsubscribed', data: {} };
    case 'scan':
      return { ...base, event: 'seen', kind: 'oa.scanned', scene: key, data: { scene: key } };
    case 'click':
      return { ...base, event: 'seen', kind: 'oa.menu', data: { key } };
    default:
      return undefined;
  }
}
