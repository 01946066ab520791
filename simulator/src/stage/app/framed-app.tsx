/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { useReach } from './reachability.ts';
import { words } from './words.ts';

type FramedAppProps = { url: string | undefined; name: string; generation?: number };

const Skeleton = ({ slow }: { slow: boolean }) => (
  <div class="frame-skeleton" role="status">
    <div class="bone bone-card" />
    <div class="bone bone-line" />
    <div class="bone bone-line short" />
    <div class="bone bone-card low" />
    <p>{slow ? words.frame.slow : words.frame.opening}</p>
  </div>
);

/** An app of ours in an iframe, with what to show before it is there and when nobody answers. */
export const FramedApp = ({ url, name, generation = 0 }: FramedAppProps) => {
  const { reach, ask } = useReach(url);
  const [shown, setShown] = useState('');
  const [slow, setSlow] = useState(false);
  const key = `${generation}:${url ?? ''}`;
  const waiting = reach !== 'down' && shown !== key;

  useEffect(() => {
    setSlow(false);
    const timer = setTimeout(() => setSlow(true), 6000);
    return () => clearTimeout(timer);
  }, [key]);

  if (reach === 'down') {
    return (
      <div class="frame-state" role="status">
        <Icon name="reload" size={28} />
        <h3>{words.frame.downTitle(name)}</h3>
        <p>{words.frame.downHint}</p>
        <button class="button" onClick={ask}>
          {words.frame.retry}
        </button>
      </div>
    );
  }
  return (
    <div class="frame">
      {url && reach === 'up' && (
        <iframe key={key} src={url} title={name} allow="clipboard-write" onLoad={() => setShown(key)} class={waiting ? 'arriving' : ''} />
      )}
      {waiting && <Skeleton slow={slow} />}
    </div>
  );
};
