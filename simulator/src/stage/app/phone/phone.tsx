/** @jsxImportSource preact */
import { useSimulatedNow, clockOf } from '../clock.ts';
import { usePerson } from '../selection.ts';
import { useStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { AccountScreen } from './account-screen.tsx';
import { BillsScreen } from './bills-screen.tsx';
import { ChatsScreen } from './chats-screen.tsx';
import { MiniScreen } from './mini-screen.tsx';
import { StaffScreen } from './staff-screen.tsx';

const StatusBar = () => {
  const now = useSimulatedNow();
  return (
    <div class="status-bar" aria-hidden="true">
      <span>{clockOf(now)}</span>
      <svg width="46" height="12" viewBox="0 0 46 12" fill="currentColor">
        <rect x="0" y="7" width="3" height="5" rx="1" />
        <rect x="4.5" y="4.5" width="3" height="7.5" rx="1" />
        <rect x="9" y="2" width="3" height="10" rx="1" />
        <rect x="20" y="1" width="21" height="10" rx="3" fill="none" stroke="currentColor" opacity=".5" />
        <rect x="21.8" y="2.8" width="14.5" height="6.4" rx="1.6" />
        <rect x="42.5" y="4" width="1.8" height="4" rx=".9" opacity=".5" />
      </svg>
    </div>
  );
};

export const Phone = () => {
  const person = usePerson();
  const screen = useStage((stage) => stage.screen);
  if (!person) return <section class="phone" aria-busy="true" />;
  return (
    <section id="part-phone" class="phone" aria-label={words.phone.title(person.name)}>
      <StatusBar />
      <div class="phone-screen">
        {screen.kind === 'chats' && <ChatsScreen person={person} />}
        {screen.kind === 'bills' && <BillsScreen key={person.id} person={person} />}
        {screen.kind === 'account' && <AccountScreen person={person} />}
        {screen.kind === 'staff' && <StaffScreen person={person} userid={screen.userid} />}
        {screen.kind === 'mini' && <MiniScreen key={person.id} person={person} path={screen.path} />}
      </div>
      <div class="home-bar" aria-hidden="true" />
    </section>
  );
};
