/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Person } from '../box-types.ts';
import { FramedApp } from '../framed-app.tsx';
import { setStage, useStage } from '../stage-state.ts';
import { words } from '../words.ts';

const addressOf = (miniUrl: string, personId: string, path: string | undefined): string => {
  const url = new URL(miniUrl);
  url.searchParams.set('person', personId);
  url.searchParams.set('box', location.origin);
  // Pages of the H5 build live behind the hash.
  if (path) url.hash = path.startsWith('/') ? path : `/${path}`;
  return url.href;
};

/** The capsule sits where WeChat puts it: over the page, top right; ⋯ enters anew, ◉ leaves. */
const Capsule = ({ onReload }: { onReload: () => void }) => (
  <div class="capsule">
    <button aria-label={words.phone.reloadMini} title={words.phone.reloadMini} onClick={onReload}>
      <svg width="20" height="20" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
        <circle cx="4" cy="10" r="1.6" />
        <circle cx="10" cy="10" r="2.5" />
        <circle cx="16" cy="10" r="1.6" />
      </svg>
    </button>
    <i />
    <button aria-label={words.phone.closeMini} title={words.phone.closeMini} onClick={() => setStage({ screen: { kind: 'chats' } })}>
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
        <circle cx="10" cy="10" r="7.6" />
        <circle cx="10" cy="10" r="2.6" fill="currentColor" stroke="none" />
      </svg>
    </button>
  </div>
);

export const MiniScreen = ({ person, path }: { person: Person; path?: string | undefined }) => {
  const miniUrl = useStage((stage) => stage.box?.server.miniUrl);
  const [generation, setGeneration] = useState(0);
  return (
    <div class="mini-screen">
      <FramedApp url={miniUrl && addressOf(miniUrl, person.id, path)} name={words.phone.mini} generation={generation} />
      <Capsule onReload={() => setGeneration(generation + 1)} />
    </div>
  );
};
