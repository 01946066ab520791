import type { TimelineKind } from '@lianke/shared';
import type { WecomMessage } from '../../../platforms/wecom/types.ts';
import type { RelationStatus } from '../tables.ts';

/** What a change_external_contact event means to us (facts wecom §2.7); undefined for everything else. */
export interface ContactChange {
  externalUserid: string;
  userid: string;
  at: number;
  /** Null: the relation stays as it is (edit). */
  status: RelationStatus | null;
  kind: TimelineKind;
  state: string | null;
  welcomeCode: string | null;
}

const meanings: Record<string, { status: RelationStatus | null; kind: TimelineKind }> = {
  add_external_contact: { status: 'active', kind: 'wecom.added' },
  add_half_external_contact: { status: 'half', kind: 'wecom.half_added' },
  edit_external_contact: { status: null, kind: 'wecom.edited' },
  del_external_contact: { status: 'deleted_by_staff', kind: 'wecom.deleted_by_staff' },
  del_follow_user: { status: 'deleted_by_customer', kind: 'wecom.deleted_by_customer' },
};

export function readChange(message: WecomMessage): ContactChange | undefined {
  const meaning = message.event === 'change_external_contact' ? meanings[message.changeType ?? ''] : undefined;
  if (!meaning || !message.externalUserId || !message.userId) return undefined;
  return {
    externalUserid: message.externalUserId,
    userid: message.userId,
    at: message.createTime * 1000,
    ...meaning,
    state: message.state ?? null,
    welcomeCode: message.welcomeCode ?? null,
  };
}
