import type { Sender } from '../callbacks/sender.ts';
import type { Person, Relation } from '../world/person.ts';
import { isLive } from '../world/relations.ts';
import type { World } from '../world/world.ts';
import type { DeliverOptions } from './deliver.ts';
import { deliver } from './deliver.ts';
import { personById, staffById } from './find.ts';
import { BoxError } from './refuse.ts';
import { personView } from './views.ts';
import { changePush } from './wecom-pushes.ts';

export interface AddStaffInput {
  userid?: string;
  state?: string;
  half?: boolean;
  /** A contact way's config_id: gives the member and the state. */
  configId?: string;
}

const ADD_WAY_QR = 1;
const ADD_WAY_SEARCH = 2;

function fromContactWay(world: World, input: AddStaffInput, person: Person) {
  if (input.configId === undefined) return { userid: input.userid ?? '', state: input.state ?? '', way: undefined };
  const way = world.contactWays.get(input.configId);
  if (!way) throw new BoxError(404, 'no_contact_way', `没有这个渠道活码：${input.configId}`);
  const users = way.users.length > 0 ? way.users : [...world.people.staff.keys()];
  const chosen = users[Number(person.id.slice(1)) % users.length] ?? '';
  return { userid: input.userid ?? chosen, state: input.state ?? way.state, way };
}

export function relationVerbs(world: World, sender: Sender) {
  const between = (userid: string, person: Person): Relation => {
    const relation = world.relations.get(staffById(world, userid).userid, person.id);
    if (!isLive(relation)) throw new BoxError(409, 'not_contacts', `${person.name}和 ${userid} 不是好友`);
    return relation;
  };

  const addStaff = async (id: string, input: AddStaffInput, options: DeliverOptions = {}) => {
    const person = personById(world, id);
    const { userid, state, way } = fromContactWay(world, input, person);
    const staff = staffById(world, userid);
    const before = world.relations.get(staff.userid, person.id);
    if (before?.status === 'full') throw new BoxError(409, 'already_contacts', `${person.name}已经添加了${staff.name}`);
    const fresh: Relation = {
      userid: staff.userid,
      personId: person.id,
      status: 'full',
      createdAt: world.clock.now(),
      remark: '',
      description: '',
      company: '',
      mobiles: [],
      tagIds: [],
      addWay: way || state ? ADD_WAY_QR : ADD_WAY_SEARCH,
      state,
      operUserid: person.externalUserid,
    };
    const relation = before && before.status !== 'staff_deleted' ? { ...before, state: state || before.state } : fresh;
    relation.status = input.half ? 'half' : 'full';
    world.relations.put(relation);
    // The half event already carried a code for this pair; the add that follows brings none.
    const welcomeCode = before?.status === 'half' ? undefined : world.welcomeCodes.issue(staff.userid, person.id);
    const push = changePush(world, input.half ? 'add_half_external_contact' : 'add_external_contact', relation, person.externalUserid, {
      ...(relation.state ? { State: relation.state } : {}),
      ...(welcomeCode ? { WelcomeCode: welcomeCode } : {}),
    });
    return { person: personView(world, person), delivery: await deliver(sender, push, options) };
  };

  const end = async (userid: string, person: Person, by: 'customer_deleted' | 'staff_deleted', options: DeliverOptions) => {
    const relation = between(userid, person);
    if (relation.status === by) throw new BoxError(409, 'already_deleted', '已经删除过了');
    relation.status = by;
    const push = changePush(world, by === 'customer_deleted' ? 'del_follow_user' : 'del_external_contact', relation, person.externalUserid);
    return { person: personView(world, person), delivery: await deliver(sender, push, options) };
  };

  const deleteStaff = (id: string, input: { userid: string }, options: DeliverOptions = {}) =>
    end(input.userid, personById(world, id), 'customer_deleted', options);

  const deleteCustomer = (userid: string, input: { personId: string }, options: DeliverOptions = {}) =>
    end(userid, personById(world, input.personId), 'staff_deleted', options);

  const editCustomer = async (
    userid: string,
    input: { personId: string; remark?: string; mobiles?: string[]; tagIds?: string[] },
    options: DeliverOptions = {},
  ) => {
    const person = personById(world, input.personId);
    const relation = between(userid, person);
    const unknown = input.tagIds?.find((tagId) => world.corpTags.find(tagId) === undefined);
    if (unknown !== undefined) throw new BoxError(400, 'no_tag', `没有这个标签：${unknown}`);
    relation.remark = input.remark ?? relation.remark;
    relation.mobiles = input.mobiles ?? relation.mobiles;
    relation.tagIds = input.tagIds ?? relation.tagIds;
    const push = changePush(world, 'edit_external_contact', relation, person.externalUserid);
    return { person: personView(world, person), delivery: await deliver(sender, push, options) };
  };

  return { addStaff, deleteStaff, deleteCustomer, editCustomer };
}
