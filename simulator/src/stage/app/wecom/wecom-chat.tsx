/** @jsxImportSource preact */
import { addStaff } from '../actions.ts';
import type { Person, Staff } from '../box-types.ts';
import { Icon } from '../icons.tsx';
import { MessageList } from '../phone/message-list.tsx';
import { relationOf, staffHas, useStaffChats } from '../selection.ts';
import { useStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { CustomerMenu } from './customer-menu.tsx';

type Both = { person: Person; staff: Staff };

const Stranger = ({ person, staff }: Both) => {
  const busy = useStage((stage) => stage.busy);
  const waiting = relationOf(person, staff.userid) === 'half';
  return (
    <div class="wecom-empty">
      <Icon name="person" size={36} />
      <h3>{words.wecom.noFriend(person.name, staff.name)}</h3>
      <p>{waiting ? words.wecom.waiting : words.wecom.noFriendHint}</p>
      <button class="button primary" disabled={busy !== undefined} onClick={() => void addStaff(staff.userid)}>
        {busy === 'add-staff' ? words.wecom.adding : words.wecom.letAdd}
      </button>
    </div>
  );
};

export const WecomChat = ({ person, staff }: Both) => {
  const chat = useStaffChats()?.find((each) => each.personId === person.id);
  const relation = relationOf(person, staff.userid);
  if (!staffHas(relation)) {
    return (
      <div class="wecom-chat">
        <Stranger person={person} staff={staff} />
      </div>
    );
  }
  return (
    <div class="wecom-chat">
      <header>
        <h3 title={chat?.remark || person.name}>{chat?.remark || person.name}</h3>
        <span class="wechat-mark">{words.wecom.wechatMark}</span>
        <CustomerMenu key={person.id} remark={chat?.remark ?? ''} />
      </header>
      <MessageList
        empty={words.wecom.noMessages}
        messages={(chat?.messages ?? []).map((message) => ({
          ...message,
          mine: message.from === 'staff',
          from: message.from === 'staff' ? staff.name : person.name,
          avatarUrl: message.from === 'staff' ? staff.avatarUrl : person.avatarUrl,
        }))}
      />
      {relation === 'customer_deleted' && <p class="chat-line warn">{words.wecom.deletedByPerson}</p>}
      <p class="wecom-composer">{words.wecom.composer}</p>
    </div>
  );
};
