/** @jsxImportSource preact */
import { Avatar } from '../avatar.tsx';
import type { Person, StaffChat } from '../box-types.ts';
import { shortTimeOf, useSimulatedNow } from '../clock.ts';
import { plainText } from '../phone/message-text.ts';
import { choosePerson, relationOf, staffHas, useStaffChats } from '../selection.ts';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';

const lastLine = (chat: StaffChat | undefined): string => {
  const last = chat?.messages.at(-1);
  return last ? plainText(last.text) : words.wecom.noMessages;
};

/** The customers of this member of staff, the latest word first. Choosing one brings that customer's phone to the desk. */
export const WecomChatList = ({ person }: { person: Person }) => {
  const now = useSimulatedNow();
  const userid = useStage((stage) => stage.userid);
  const persons = useStage((stage) => stage.box?.persons);
  const chats = useStaffChats();
  const lastAt = (personId: string) => chats?.find((chat) => chat.personId === personId)?.messages.at(-1)?.at ?? 0;
  const customers = (persons ?? [])
    .filter((each) => staffHas(relationOf(each, userid)) || relationOf(each, userid) === 'half')
    .sort((a, b) => lastAt(b.id) - lastAt(a.id));

  return (
    <nav class="wecom-list" aria-label={words.wecom.chats}>
      {customers.length === 0 && <p class="quiet">{words.wecom.noChats}</p>}
      {customers.map((each) => {
        const chat = chats?.find((one) => one.personId === each.id);
        const name = chat?.remark || each.name;
        const at = lastAt(each.id);
        return (
          <button
            key={each.id}
            class="chat-row"
            title={name}
            aria-current={each.id === person.id}
            onClick={() => {
              choosePerson(each.id);
              setStage({ pane: 'chat' });
            }}
          >
            <Avatar name={each.name} url={each.avatarUrl} />
            <span class="chat-row-text">
              <b>{name}</b>
              <span class="chat-row-line">{lastLine(chat)}</span>
            </span>
            {at > 0 && <time>{shortTimeOf(at, now)}</time>}
          </button>
        );
      })}
    </nav>
  );
};
