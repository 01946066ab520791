import type { Sender } from '../callbacks/sender.ts';
import type { Relation, Staff } from '../world/person.ts';
import type { World } from '../world/world.ts';
import type { DeliverOptions } from './deliver.ts';
import { deliver } from './deliver.ts';
import { staffById } from './find.ts';
import { changedPush, departmentGonePush, departmentPush, joinedPush, leftPush } from './organisation-pushes.ts';
import { BoxError } from './refuse.ts';
import { staffView } from './views.ts';

/** What the corp's administrator does in the contact list: people join, move, are renamed and leave; departments come and go. */
export function organisationVerbs(world: World, sender: Sender) {
  const departments = (ids: number[] | undefined): number[] => {
    const chosen = ids ?? [1];
    const unknown = chosen.find((id) => !world.departments.get(id));
    if (unknown !== undefined || chosen.length === 0) throw new BoxError(404, 'no_department', `没有这个部门：${String(unknown)}`);
    return chosen;
  };

  const joinStaff = async (
    input: { userid: string; name: string; position?: string; departments?: number[] },
    options: DeliverOptions = {},
  ) => {
    if (!/^[\w.@-]{1,64}$/.test(input.userid)) throw new BoxError(400, 'bad_userid', 'userid 只能用字母、数字和 _-.@');
    const staff: Staff = {
      userid: input.userid,
      name: input.name || input.userid,
      position: input.position ?? '',
      leader: false,
      departments: departments(input.departments),
    };
    world.people.staff.set(staff.userid, staff);
    world.people.leavers.delete(staff.userid);
    return { staff: staffView(world, staff), delivery: await deliver(sender, joinedPush(world, staff), options) };
  };

  const leaveStaff = async (userid: string, options: DeliverOptions = {}) => {
    const staff = staffById(world, userid);
    world.people.staff.delete(userid);
    world.people.leavers.set(userid, { staff, leftAt: world.clock.now() });
    return { delivery: await deliver(sender, leftPush(world, userid), options) };
  };

  const updateStaff = async (
    userid: string,
    input: { name?: string; departments?: number[]; newUserid?: string },
    options: DeliverOptions = {},
  ) => {
    const before = staffById(world, userid);
    const staff: Staff = {
      ...before,
      name: input.name ?? before.name,
      departments: input.departments ? departments(input.departments) : before.departments,
      userid: input.newUserid ?? before.userid,
    };
    world.people.staff.delete(userid);
    world.people.staff.set(staff.userid, staff);
    if (staff.userid !== userid) for (const relation of world.relations.ofStaff(userid)) follow(relation, staff.userid);
    const push = changedPush(world, userid, staff, {
      newUserid: staff.userid !== userid,
      name: input.name !== undefined,
      departments: input.departments !== undefined,
    });
    return { staff: staffView(world, staff), delivery: await deliver(sender, push, options) };
  };

  /** A renamed member keeps the customers. */
  const follow = (relation: Relation, userid: string): void => {
    world.relations.put({ ...relation, userid });
    world.relations.put({ ...relation, status: 'staff_deleted' });
  };

  const saveDepartment = async (input: { id: number; name: string; parentId?: number }, options: DeliverOptions = {}) => {
    const before = world.departments.get(input.id);
    const department = world.departments.put({
      id: input.id,
      name: input.name || before?.name || `部门${input.id}`,
      parentId: input.parentId ?? before?.parentId ?? 1,
      order: before?.order ?? 100_000_000 - input.id,
    });
    const push = departmentPush(world, before ? 'update_party' : 'create_party', department);
    return { department, delivery: await deliver(sender, push, options) };
  };

  const removeDepartment = async (id: number, options: DeliverOptions = {}) => {
    if (!world.departments.get(id)) throw new BoxError(404, 'no_department', `没有这个部门：${id}`);
    const used = [...world.people.staff.values()].some((staff) => staff.departments.includes(id));
    if (used || world.departments.childrenOf(id).length > 0) throw new BoxError(409, 'department_used', '部门里还有成员或下级部门');
    world.departments.remove(id);
    return { delivery: await deliver(sender, departmentGonePush(world, id), options) };
  };

  return { joinStaff, leaveStaff, updateStaff, saveDepartment, removeDepartment };
}
