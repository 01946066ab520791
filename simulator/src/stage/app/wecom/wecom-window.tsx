/** @jsxImportSource preact */
import { Avatar } from '../avatar.tsx';
import { usePerson, useStaff } from '../selection.ts';
import { setStage, useStage } from '../stage-state.ts';
import type { WecomPane } from '../stage-state.ts';
import { words } from '../words.ts';
import { WecomChat } from './wecom-chat.tsx';
import { WecomChatList } from './wecom-chat-list.tsx';
import { WecomSidebar } from './wecom-sidebar.tsx';

const panes: [WecomPane, string][] = [
  ['list', words.wecom.chats],
  ['chat', words.wecom.chat],
  ['sidebar', words.wecom.sidebar],
];

export const WecomWindow = () => {
  const person = usePerson();
  const staff = useStaff();
  const pane = useStage((stage) => stage.pane);
  if (!person || !staff) return <section class="wecom" aria-busy="true" />;
  return (
    <section id="part-wecom" class="wecom" aria-label={words.wecom.windowTitle(staff.name)}>
      <header class="wecom-title">
        <Avatar name={staff.name} url={staff.avatarUrl} size={24} />
        <h2>{words.wecom.windowTitle(staff.name)}</h2>
      </header>
      <div class="segments wecom-panes" role="group" aria-label={words.wecom.title}>
        {panes.map(([name, label]) => (
          <button key={name} aria-pressed={pane === name} onClick={() => setStage({ pane: name })}>
            {label}
          </button>
        ))}
      </div>
      <div class={`wecom-columns show-${pane}`}>
        <WecomChatList person={person} />
        <WecomChat person={person} staff={staff} />
        <WecomSidebar person={person} staff={staff} />
      </div>
    </section>
  );
};
