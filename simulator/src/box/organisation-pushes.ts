import type { Push } from '../callbacks/push.ts';
import type { Fields } from '../callbacks/xml.ts';
import type { Department } from '../world/departments.ts';
import type { Staff } from '../world/person.ts';
import type { World } from '../world/world.ts';

const push = (world: World, type: string, fields: Fields): Push => ({
  platform: 'wecom',
  fields: {
    ToUserName: world.accounts.WECOM_CORP_ID,
    FromUserName: 'sys',
    CreateTime: world.clock.seconds(),
    MsgType: 'event',
    Event: 'change_contact',
    ChangeType: type,
    ...fields,
  },
});

const departmentsOf = (staff: Staff): Fields => ({
  Department: staff.departments.join(','),
  MainDepartment: String(staff.departments[0] ?? 1),
  IsLeaderInDept: staff.departments.map((_, at) => (staff.leader && at === 0 ? 1 : 0)).join(','),
});

/** change_contact as an ordinary app hears it: no mobile, no mail. */
export const joinedPush = (world: World, staff: Staff): Push =>
  push(world, 'create_user', { UserID: staff.userid, Name: staff.name, ...departmentsOf(staff), Position: staff.position, Status: 1 });

/** Only what changed is told. */
export const changedPush = (
  world: World,
  userid: string,
  staff: Staff,
  changed: { newUserid?: boolean; name?: boolean; departments?: boolean },
): Push =>
  push(world, 'update_user', {
    UserID: userid,
    ...(changed.newUserid ? { NewUserID: staff.userid } : {}),
    ...(changed.name ? { Name: staff.name } : {}),
    ...(changed.departments ? departmentsOf(staff) : {}),
  });

export const leftPush = (world: World, userid: string): Push => push(world, 'delete_user', { UserID: userid });

export const departmentPush = (world: World, type: 'create_party' | 'update_party', it: Department): Push =>
  push(world, type, { Id: it.id, Name: it.name, ParentId: String(it.parentId), ...(type === 'create_party' ? { Order: it.order } : {}) });

export const departmentGonePush = (world: World, id: number): Push => push(world, 'delete_party', { Id: id });
