import type { FollowerRow } from '../tables.ts';

/** One thing that happened to a follower, time in ms. */
export interface FollowEvent {
  kind: 'subscribe' | 'unsubscribe' | 'seen';
  at: number;
}

export const unknownFollower = (appId: string, openid: string): FollowerRow => ({
  app_id: appId,
  openid,
  subscribed: 0,
  subscribed_at: null,
  unsubscribed_at: null,
  times_followed: 0,
  changed_at: 0,
});

/**
 * The state after an event. Tencent may deliver late or out of order, so an event older than the newest known one does not turn the state back;
 * a follow still counts. `seen` (SCAN, message, menu) proves that the person follows, because only followers can do these.
 */
export function applyFollowEvent(state: FollowerRow, event: FollowEvent): FollowerRow {
  const newest = event.at >= state.changed_at;
  const counted = event.kind === 'subscribe' ? { ...state, times_followed: state.times_followed + 1 } : state;
  if (!newest) return counted;
  if (event.kind === 'unsubscribe') return { ...counted, subscribed: 0, unsubscribed_at: event.at, changed_at: event.at };
  if (event.kind === 'subscribe') return { ...counted, subscribed: 1, subscribed_at: event.at, changed_at: event.at };
  return {
    ...counted,
    subscribed: 1,
    times_followed: Math.max(1, counted.times_followed),
    subscribed_at: counted.subscribed_at ?? event.at,
    changed_at: event.at,
  };
}
