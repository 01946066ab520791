import type { Context } from '../../kernel/context.ts';
import { defer } from '../../kernel/events/outbox.ts';
import type { InboxHandler, InboxMessage } from '../../kernel/inbox/inbox-handler.ts';
import { toPushMessage } from '../../platforms/callback/push-message.ts';
import type { Fields } from '../../platforms/callback/types.ts';
import { findChannels } from '../channels/index.ts';
import { recordArrivals } from '../customers/index.ts';
import { findFollowers, saveFollowers } from './follower-store.ts';
import { fetchProfiles, profilesPerJob } from './jobs/fetch-profiles.ts';
import { applyFollowEvent, unknownFollower } from './rules/follow-state.ts';
import { readPush } from './rules/read-push.ts';
import type { FollowerPush } from './rules/read-push.ts';
import type { FollowerRow } from './tables.ts';

/** Official-account pushes → customers, follow states, timeline. All messages of a batch together. */
export const officialAccountInbox: InboxHandler = {
  platform: 'official_account',
  async handle(ctx, messages) {
    for (const appId of new Set(messages.map((message) => message.appId)))
      await handlePushes(
        ctx,
        appId,
        messages.filter((message) => message.appId === appId),
      );
  },
};

async function handlePushes(ctx: Context, appId: string, messages: readonly InboxMessage[]): Promise<void> {
  const pushes = messages.map((message) => readPush(toPushMessage(message.payload as Fields))).filter((push) => push !== undefined);
  if (pushes.length === 0) return;
  const known = await findFollowers(ctx, appId, [...new Set(pushes.map((push) => push.openid))]);
  const states = new Map(known);
  const channels = await findChannels(
    ctx,
    'oa_qr',
    pushes.flatMap((push) => push.scene ?? []),
  );

  const arrivals = pushes.map((push) => {
    const before = states.get(push.openid) ?? unknownFollower(appId, push.openid);
    const after = applyFollowEvent(before, { kind: push.event, at: push.at });
    states.set(push.openid, after);
    const channel = push.scene === null ? null : (channels.get(push.scene)?.name ?? null);
    return {
      keys: [{ kind: 'oa_openid' as const, appId, value: push.openid }],
      at: push.at,
      reach: { oa: after.subscribed === 1 },
      ...(push.event === 'subscribe' && push.scene !== null ? { channel: { kind: 'oa_qr' as const, key: push.scene, name: channel } } : {}),
      entry: { kind: entryKind(push, before), data: channel ? { ...push.data, channelName: channel } : push.data },
    };
  });
  await recordArrivals(ctx, arrivals);
  const changed = [...new Set(pushes.map((push) => push.openid))].map((openid) => states.get(openid) as FollowerRow);
  await saveFollowers(ctx, known, changed);

  const toFetch = [...new Set(pushes.filter((push) => push.event === 'subscribe').map((push) => push.openid))];
  for (let from = 0; from < toFetch.length; from += profilesPerJob)
    await defer(ctx, fetchProfiles, { appId, openids: toFetch.slice(from, from + profilesPerJob) });
}

const entryKind = (push: FollowerPush, before: FollowerRow): FollowerPush['kind'] =>
  push.kind === 'oa.subscribed' && before.times_followed > 0 ? 'oa.resubscribed' : push.kind;
