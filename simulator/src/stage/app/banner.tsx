/** @jsxImportSource preact */
import { clockOf } from './clock.ts';
import { Icon } from './icons.tsx';
import { useReach } from './reachability.ts';
import { refreshDesk } from './refresh.ts';
import { useStage } from './stage-state.ts';
import { words } from './words.ts';

const Line = ({ tone, text, onRetry }: { tone: 'warn' | 'bad'; text: string; onRetry: () => void }) => (
  <div class={`banner ${tone}`} role="alert">
    <Icon name="warn" size={18} />
    <span>{text}</span>
    <button class="button" onClick={onRetry}>
      {words.banner.retry}
    </button>
  </div>
);

/** Says when the simulator is gone (the page then shows what it last knew), or when the server behind it is not there. */
export const Banner = () => {
  const reachable = useStage((stage) => stage.reachable);
  const live = useStage((stage) => stage.live);
  const loadedAt = useStage((stage) => stage.loadedAt);
  const workbenchUrl = useStage((stage) => stage.box?.server.workbenchUrl);
  const { reach, ask } = useReach(workbenchUrl);
  if (!reachable || live === 'lost') {
    return <Line tone="bad" text={words.banner.offline(clockOf(loadedAt))} onRetry={() => void refreshDesk()} />;
  }
  if (reach === 'down') return <Line tone="warn" text={words.banner.serverDown} onRetry={ask} />;
  return null;
};
