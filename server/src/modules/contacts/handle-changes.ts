import type { Context } from '../../kernel/context.ts';
import { defer } from '../../kernel/events/outbox.ts';
import type { InboxHandler, InboxMessage } from '../../kernel/inbox/inbox-handler.ts';
import type { Fields } from '../../platforms/callback/types.ts';
import { toWecomMessage } from '../../platforms/wecom/message.ts';
import { findChannels } from '../channels/index.ts';
import { recordArrivals } from '../customers/index.ts';
import { handleOrganisationChanges, staffNames } from '../identity/index.ts';
import { fetchContact } from './jobs/fetch-contact.ts';
import { renameMember } from './jobs/rename-member.ts';
import { sendWelcome } from './jobs/send-welcome.ts';
import { findRelations, saveRelations } from './relation-store.ts';
import { readChange } from './rules/read-change.ts';
import type { ContactChange } from './rules/read-change.ts';
import type { RelationRow } from './tables.ts';
import { tieStaff } from './ties.ts';

/** WeCom customer-contact events → customers, relations, timeline, who looks after whom; then the details are asked for and the welcome is sent. News about staff go to identity. */
export const wecomInbox: InboxHandler = {
  platform: 'wecom',
  async handle(ctx, messages) {
    for (const corpId of new Set(messages.map((message) => message.appId)))
      await handleChanges(
        ctx,
        corpId,
        messages.filter((message) => message.appId === corpId),
      );
  },
};

async function handleChanges(ctx: Context, corpId: string, messages: readonly InboxMessage[]): Promise<void> {
  const received = messages.map((message) => toWecomMessage(message.payload as Fields));
  for (const { from, to } of await handleOrganisationChanges(ctx, received)) await defer(ctx, renameMember, { corpId, from, to });
  const changes = received.map(readChange).filter((change) => change !== undefined);
  if (changes.length === 0) return;
  const known = await findRelations(ctx, corpId, [...new Set(changes.map((change) => change.externalUserid))]);
  const states = new Map(known);
  for (const change of changes) {
    const pair = `${change.externalUserid}|${change.userid}`;
    states.set(pair, applyChange(states.get(pair), corpId, change));
  }
  const channels = await findChannels(
    ctx,
    'wecom_way',
    changes.flatMap((change) => change.state ?? []),
  );
  const names = await staffNames(ctx, [...new Set(changes.map((change) => change.userid))]);
  const arrived = await recordArrivals(
    ctx,
    changes.map((change) => {
      const channelName = (change.state && channels.get(change.state)?.name) ?? null;
      const reachable = [...states.values()].some((state) => state.external_userid === change.externalUserid && state.status === 'active');
      const joined = change.status === 'active' || change.status === 'half';
      return {
        keys: [{ kind: 'external_userid' as const, appId: corpId, value: change.externalUserid }],
        at: change.at,
        reach: { wecom: reachable },
        ...(joined
          ? { channel: { kind: change.state ? ('wecom_way' as const) : ('wecom_other' as const), key: change.state, name: channelName } }
          : {}),
        entry: {
          kind: change.kind,
          data: {
            staffUserid: change.userid,
            staffName: names.get(change.userid) ?? change.userid,
            ...(change.state ? { state: change.state } : {}),
            ...(channelName ? { channelName } : {}),
          },
        },
      };
    }),
  );
  await saveRelations(ctx, known, states);
  await tieStaff(
    ctx,
    corpId,
    arrived.map(({ customerId }) => customerId),
  );
  for (const change of changes)
    if (change.welcomeCode) await defer(ctx, sendWelcome, { welcomeCode: change.welcomeCode, state: change.state, at: change.at });
  const toFetch = changes.filter((change) => change.status === 'active' || change.status === null).map((change) => change.externalUserid);
  for (const externalUserid of new Set(toFetch)) await defer(ctx, fetchContact, { corpId, externalUserid });
}

/** Events may come late or out of order: an older one does not turn the state back. */
function applyChange(before: RelationRow | undefined, corpId: string, change: ContactChange): RelationRow {
  const fresh: RelationRow = {
    corp_id: corpId,
    external_userid: change.externalUserid,
    userid: change.userid,
    status: change.status ?? 'active',
    remark: null,
    state: change.state,
    added_at: change.at,
    changed_at: change.at,
  };
  if (!before) return fresh;
  if (change.at < before.changed_at || change.status === null) return before;
  const again = change.status === 'active' && before.status !== 'active' && before.status !== 'half';
  return {
    ...before,
    status: change.status,
    state: change.state ?? before.state,
    added_at: again ? change.at : before.added_at,
    changed_at: change.at,
  };
}
