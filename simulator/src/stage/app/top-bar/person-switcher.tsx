/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { Avatar } from '../avatar.tsx';
import type { Person } from '../box-types.ts';
import { Icon } from '../icons.tsx';
import { Popover } from '../popover.tsx';
import { choosePerson, usePerson } from '../selection.ts';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';

const most = 100;

const describe = (person: Person): string => {
  const friends = person.addedStaff.filter((added) => added.status === 'full').length;
  return [person.follows ? words.person.follows : words.person.stranger, ...(friends ? [words.person.friendsOf(friends)] : [])].join(' · ');
};

const PersonList = ({ close }: { close: () => void }) => {
  const persons = useStage((stage) => stage.box?.persons) ?? [];
  const chosen = useStage((stage) => stage.personId);
  const [sought, setSought] = useState('');
  const found = persons.filter((person) => person.name.includes(sought.trim()));
  return (
    <>
      {persons.length > 7 && (
        <input
          class="search"
          type="search"
          aria-label={words.person.search}
          placeholder={words.person.search}
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
      )}
      <div class="menu-list scrolling">
        {found.length === 0 && <p class="quiet">{sought ? words.person.noMatch : words.person.none}</p>}
        {found.slice(0, most).map((person) => (
          <button key={person.id} aria-current={person.id === chosen} onClick={() => (choosePerson(person.id), close())}>
            <Avatar name={person.name} url={person.avatarUrl} />
            <span class="two-lines">
              <b>{person.name}</b>
              <small>{describe(person)}</small>
            </span>
            {person.id === chosen && <Icon name="check" size={18} />}
          </button>
        ))}
      </div>
      <button class="menu-foot" onClick={() => (close(), setStage({ sheet: 'create' }))}>
        <Icon name="plus" /> {words.person.create}
      </button>
    </>
  );
};

export const PersonSwitcher = () => {
  const person = usePerson();
  return (
    <Popover
      label={words.person.choose}
      buttonClass="switcher"
      button={
        <>
          <small>{words.person.label}</small>
          {person && <Avatar name={person.name} url={person.avatarUrl} size={24} />}
          <b>{person?.name ?? words.person.none}</b>
          <Icon name="down" size={16} />
        </>
      }
    >
      {(close) => <PersonList close={close} />}
    </Popover>
  );
};
