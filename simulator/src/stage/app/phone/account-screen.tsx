/** @jsxImportSource preact */
import { unfollow } from '../actions.ts';
import type { Person } from '../box-types.ts';
import { Icon } from '../icons.tsx';
import { Popover } from '../popover.tsx';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { AccountComposer } from './account-composer.tsx';
import { AccountProfile } from './account-profile.tsx';
import { MessageList } from './message-list.tsx';
import { PhoneHeader } from './phone-header.tsx';

const AccountMenu = () => (
  <Popover label={words.phone.more} buttonClass="icon-button" side="end" button={<Icon name="more" size={22} />}>
    {(close) => (
      <div class="menu-list">
        <button onClick={() => (close(), setStage({ sheet: 'scan' }))}>
          <Icon name="scan" /> {words.phone.scan}
        </button>
        <button class="danger" onClick={() => (close(), void unfollow())}>
          <Icon name="close" /> {words.phone.unfollow}
        </button>
      </div>
    )}
  </Popover>
);

const Chat = ({ person }: { person: Person }) => {
  const chat = useStage((stage) => stage.accountChat);
  const messages = chat?.personId === person.id ? chat.messages : undefined;
  return (
    <>
      {messages ? (
        <MessageList
          empty={words.phone.noMessages}
          messages={messages.map((message) => ({
            ...message,
            mine: message.from === 'person',
            official: message.from === 'account',
            from: message.from === 'person' ? person.name : words.product,
            avatarUrl: message.from === 'person' ? person.avatarUrl : null,
          }))}
        />
      ) : (
        <div class="messages" aria-busy="true">
          <div class="bone bone-bubble" />
          <div class="bone bone-bubble short" />
        </div>
      )}
      <AccountComposer key={person.id} />
    </>
  );
};

export const AccountScreen = ({ person }: { person: Person }) => (
  <>
    <PhoneHeader title={words.phone.account} onBack={() => setStage({ screen: { kind: 'chats' } })}>
      {person.follows && <AccountMenu />}
    </PhoneHeader>
    {person.follows ? <Chat person={person} /> : <AccountProfile />}
  </>
);
