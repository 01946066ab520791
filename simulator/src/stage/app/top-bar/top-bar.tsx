/** @jsxImportSource preact */
import { Icon, Mark } from '../icons.tsx';
import { useStage } from '../stage-state.ts';
import { TourButton } from '../tour/tour-strip.tsx';
import { words } from '../words.ts';
import { PersonSwitcher } from './person-switcher.tsx';
import { StaffSwitcher } from './staff-switcher.tsx';

export const TopBar = () => {
  const workbenchUrl = useStage((stage) => stage.box?.server.workbenchUrl);
  return (
    <header class="top-bar">
      <h1>
        <Mark />
        {words.product}
      </h1>
      <span class="simulated" title={words.simulatedHint}>
        {words.simulated}
      </span>
      <div class="switchers">
        <PersonSwitcher />
        <StaffSwitcher />
      </div>
      <div class="top-actions">
        <TourButton />
        <a class="button" href={workbenchUrl} target="_blank" rel="noreferrer" aria-disabled={!workbenchUrl}>
          <span>{words.workbench}</span>
          <Icon name="out" size={18} />
        </a>
      </div>
    </header>
  );
};
