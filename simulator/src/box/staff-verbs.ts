import { staffChat } from '../world/chats.ts';
import type { World } from '../world/world.ts';
import { staffById } from './find.ts';
import { BoxError } from './refuse.ts';
import { personView, staffView } from './views.ts';

export function staffVerbs(world: World) {
  return {
    createStaff: (input: { userid: string; name: string; position?: string }) => {
      if (!/^[\w.@-]{1,64}$/.test(input.userid)) throw new BoxError(400, 'bad_userid', 'userid 只能用字母、数字和 _-.@');
      const staff = {
        userid: input.userid,
        name: input.name || input.userid,
        position: input.position ?? '',
        leader: false,
        departments: [1],
      };
      world.people.staff.set(staff.userid, staff);
      return staffView(world, staff);
    },
    staffChats: (userid: string) => {
      staffById(world, userid);
      const chats = world.relations.ofStaff(userid).flatMap((relation) => {
        const person = world.people.byId(relation.personId);
        if (!person) return [];
        const messages = world.chats.read(staffChat(userid, person.id));
        return [
          {
            personId: person.id,
            person: personView(world, person),
            status: relation.status,
            remark: relation.remark,
            tagIds: relation.tagIds,
            messages,
          },
        ];
      });
      return { chats };
    },
    notices: (userid: string) => ({ notices: world.notices.filter((notice) => notice.to.includes(staffById(world, userid).userid)) }),
    customerSays: (userid: string, input: { personId: string; text: string }) => {
      staffById(world, userid);
      world.chats.say(staffChat(userid, input.personId), { from: 'person', type: 'text', text: input.text, at: world.clock.now() });
      return { messages: world.chats.read(staffChat(userid, input.personId)) };
    },
    createTags: (input: { group: string; tags: string[] }) => world.corpTags.addGroup(input.group, input.tags, world.clock.seconds()),
  };
}
