import type { Push } from '../callbacks/push.ts';
import type { Relation } from '../world/person.ts';
import type { World } from '../world/world.ts';

export type ChangeType =
  'add_external_contact' | 'add_half_external_contact' | 'edit_external_contact' | 'del_external_contact' | 'del_follow_user';

export const changePush = (
  world: World,
  type: ChangeType,
  relation: Relation,
  externalUserid: string,
  extra: { State?: string; WelcomeCode?: string; Source?: string } = {},
): Push => ({
  platform: 'wecom',
  fields: {
    ToUserName: world.accounts.WECOM_CORP_ID,
    FromUserName: 'sys',
    CreateTime: world.clock.seconds(),
    MsgType: 'event',
    Event: 'change_external_contact',
    ChangeType: type,
    UserID: relation.userid,
    ExternalUserID: externalUserid,
    ...extra,
  },
});

export const transferFailedPush = (world: World, takeover: string, externalUserid: string, reason: string): Push => ({
  platform: 'wecom',
  fields: {
    ToUserName: world.accounts.WECOM_CORP_ID,
    FromUserName: 'sys',
    CreateTime: world.clock.seconds(),
    MsgType: 'event',
    Event: 'change_external_contact',
    ChangeType: 'transfer_fail',
    UserID: takeover,
    ExternalUserID: externalUserid,
    FailReason: reason,
  },
});
