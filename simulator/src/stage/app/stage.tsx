/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import { Banner } from './banner.tsx';
import { Icon, Mark } from './icons.tsx';
import type { IconName } from './icons.tsx';
import { ExchangeLog } from './log/exchange-log.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { Phone } from './phone/phone.tsx';
import { ScanSheet } from './phone/scan-sheet.tsx';
import { refreshDesk } from './refresh.ts';
import { setStage, useStage } from './stage-state.ts';
import type { Tab } from './stage-state.ts';
import { CreatePersonSheet } from './top-bar/create-person-sheet.tsx';
import { TopBar } from './top-bar/top-bar.tsx';
import { TourStrip } from './tour/tour-strip.tsx';
import { tourSteps } from './tour/tour-steps.ts';
import { WecomWindow } from './wecom/wecom-window.tsx';
import { words } from './words.ts';

const tabs: [Tab, string, IconName][] = [
  ['phone', words.tabs.phone, 'phone'],
  ['wecom', words.tabs.wecom, 'window'],
  ['log', words.tabs.log, 'list'],
];

const Tabs = () => {
  const tab = useStage((stage) => stage.tab);
  return (
    <nav class="tabs" aria-label={words.tabs.label}>
      {tabs.map(([name, label, icon]) => (
        <button key={name} aria-current={tab === name} onClick={() => setStage({ tab: name })}>
          <Icon name={icon} size={22} />
          {label}
        </button>
      ))}
    </nav>
  );
};

const NotYet = ({ failed }: { failed: boolean }) => (
  <main class="not-yet" aria-live="polite">
    <Mark />
    <h1>{failed ? words.banner.firstLoadTitle : words.banner.loading}</h1>
    {failed && <p>{words.banner.firstLoadHint}</p>}
    {failed && (
      <button class="button primary" onClick={() => (setStage({ load: 'loading' }), void refreshDesk())}>
        {words.banner.retry}
      </button>
    )}
  </main>
);

export const Stage = () => {
  const load = useStage((stage) => stage.load);
  const tab = useStage((stage) => stage.tab);
  const sheet = useStage((stage) => stage.sheet);
  const spot = useStage((stage) => (stage.tour ? tourSteps[stage.tour.done - 1]?.spot : undefined));
  const logOpen = useStage((stage) => stage.logOpen);
  const step = useStage((stage) => stage.tour?.done);
  useEffect(() => {
    if (spot) document.getElementById(`part-${spot}`)?.scrollIntoView({ block: 'nearest' });
  }, [spot, step]);
  if (load !== 'ready') return <NotYet failed={load === 'failed'} />;
  return (
    <div class={`stage tab-${tab} ${spot ? `spot-${spot}` : ''} ${logOpen ? 'log-open' : ''}`}>
      <TopBar />
      <div class="strips">
        <Banner />
        <TourStrip />
      </div>
      <main class="desk">
        <Phone />
        <WecomWindow />
      </main>
      <ExchangeLog />
      <Tabs />
      <NoticeBar />
      {sheet === 'scan' && <ScanSheet />}
      {sheet === 'create' && <CreatePersonSheet />}
    </div>
  );
};
