/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { Avatar } from '../avatar.tsx';
import type { Person } from '../box-types.ts';
import { shortTimeOf, useSimulatedNow } from '../clock.ts';
import { Icon } from '../icons.tsx';
import { chooseStaff } from '../selection.ts';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { PhoneHeader } from './phone-header.tsx';
import { plainText } from './message-text.ts';

type RowProps = { face: ComponentChildren; name: string; mark: string; line: string; time?: string; onOpen: () => void };

const Row = ({ face, name, mark, line, time, onOpen }: RowProps) => (
  <button class="chat-row" onClick={onOpen}>
    {face}
    <span class="chat-row-text">
      <span class="chat-row-name">
        <b>{name}</b>
        <i>{mark}</i>
      </span>
      <span class="chat-row-line">{line}</span>
    </span>
    {time && <time>{time}</time>}
  </button>
);

export const ChatsScreen = ({ person }: { person: Person }) => {
  const now = useSimulatedNow();
  const chat = useStage((stage) => stage.accountChat);
  const staff = useStage((stage) => stage.box?.staff);
  const last = chat?.personId === person.id ? chat.messages.at(-1) : undefined;
  const lastLine = last && plainText(last.text);
  const friends = (staff ?? []).filter((each) =>
    person.addedStaff.some((added) => added.userid === each.userid && (added.status === 'full' || added.status === 'staff_deleted')),
  );

  return (
    <>
      <PhoneHeader title={words.phone.chats}>
        <button class="icon-button" aria-label={words.phone.scan} title={words.phone.scan} onClick={() => setStage({ sheet: 'scan' })}>
          <Icon name="scan" size={21} />
        </button>
      </PhoneHeader>
      <div class="chat-rows">
        <Row
          face={<span class="account-face">{words.product}</span>}
          name={words.phone.account}
          mark={person.follows ? words.phone.officialMark : words.person.stranger}
          line={lastLine ?? words.phone.followFirst}
          {...(last ? { time: shortTimeOf(last.at, now) } : {})}
          onOpen={() => setStage({ screen: { kind: 'account' } })}
        />
        <Row
          face={
            <span class="mini-face">
              <Icon name="mini" size={24} />
            </span>
          }
          name={words.phone.mini}
          mark={words.phone.miniMark}
          line={words.phone.miniHint}
          onOpen={() => setStage({ screen: { kind: 'mini' } })}
        />
        <Row
          face={
            <span class="mini-face">
              <Icon name="bill" size={24} />
            </span>
          }
          name={words.bills.title}
          mark={words.bills.mark}
          line={words.bills.hint}
          onOpen={() => setStage({ screen: { kind: 'bills' } })}
        />
        {friends.map((friend) => (
          <Row
            key={friend.userid}
            face={<Avatar name={friend.name} url={friend.avatarUrl} size={44} />}
            name={friend.name}
            mark={words.phone.staffMark}
            line={words.phone.noStaffWords}
            onOpen={() => {
              // The desk shows one pair at a time: this member's window comes along.
              chooseStaff(friend.userid);
              setStage({ screen: { kind: 'staff', userid: friend.userid } });
            }}
          />
        ))}
      </div>
    </>
  );
};
