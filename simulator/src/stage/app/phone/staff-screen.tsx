/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { deleteStaff, sayToStaff } from '../actions.ts';
import type { Person } from '../box-types.ts';
import { Icon } from '../icons.tsx';
import { useStaffChats } from '../selection.ts';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { MessageList } from './message-list.tsx';
import { PhoneHeader } from './phone-header.tsx';
import { TextComposer } from './text-composer.tsx';

/** The chat with a member of staff as the customer sees it. */
export const StaffScreen = ({ person, userid }: { person: Person; userid: string }) => {
  const staff = useStage((stage) => stage.box?.staff.find((each) => each.userid === userid));
  const chosen = useStage((stage) => stage.userid);
  const [sure, setSure] = useState(false);
  const messages = useStaffChats()?.find((chat) => chat.personId === person.id)?.messages ?? [];
  const toChats = () => setStage({ screen: { kind: 'chats' } });
  const name = staff?.name ?? words.phone.staffMark;

  const remove = () => {
    if (!sure) return setSure(true);
    void deleteStaff(userid).then((done) => done && toChats());
  };

  return (
    <>
      <PhoneHeader title={name} onBack={toChats}>
        <button
          class={sure ? 'text-button danger' : 'icon-button'}
          aria-label={sure ? words.wecom.removeSure : words.phone.deleteFriend}
          title={words.phone.deleteFriend}
          onClick={remove}
          onBlur={() => setSure(false)}
        >
          {sure ? words.wecom.removeSure : <Icon name="bin" />}
        </button>
      </PhoneHeader>
      <MessageList
        empty={words.phone.noStaffWords}
        messages={(chosen === userid ? messages : []).map((message) => ({
          ...message,
          mine: message.from === 'person',
          from: message.from === 'person' ? person.name : name,
          avatarUrl: message.from === 'person' ? person.avatarUrl : staff?.avatarUrl,
        }))}
      />
      <div class="composer">
        <TextComposer placeholder={words.phone.typeToStaff(name)} onSend={(text) => sayToStaff(userid, text)} />
      </div>
    </>
  );
};
