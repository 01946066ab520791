/** @jsxImportSource preact */
import { Icon } from '../icons.tsx';
import { setStage, useStage } from '../stage-state.ts';
import type { DirectionFilter } from '../stage-state.ts';
import { words } from '../words.ts';

const filters: [DirectionFilter, string][] = [
  ['all', words.log.all],
  ['to_server', words.log.toServer],
  ['to_tencent', words.log.toTencent],
];
const liveText = { open: words.log.live, connecting: words.log.connecting, lost: words.log.lost };

export const LogBar = ({ count }: { count: number }) => {
  const live = useStage((stage) => stage.live);
  const direction = useStage((stage) => stage.direction);
  const logOpen = useStage((stage) => stage.logOpen);
  return (
    <header class="log-bar">
      <h2>{words.log.title}</h2>
      <span class={`live ${live}`} role="status">
        {liveText[live]}
      </span>
      <span class="log-hint">{words.log.hint}</span>
      <div class="segments" role="group" aria-label={words.log.title}>
        {filters.map(([name, label]) => (
          <button key={name} aria-pressed={direction === name} onClick={() => setStage({ direction: name })}>
            {label}
          </button>
        ))}
      </div>
      <span class="log-count">{words.log.count(count)}</span>
      <button class="text-button" disabled={count === 0} onClick={() => setStage({ exchanges: [], openSeq: undefined })}>
        {words.log.clear}
      </button>
      <button
        class="icon-button log-toggle"
        aria-expanded={logOpen}
        aria-label={logOpen ? words.log.collapse : words.log.expand}
        title={logOpen ? words.log.collapse : words.log.expand}
        onClick={() => setStage(logOpen ? { logOpen: false, openSeq: undefined } : { logOpen: true })}
      >
        <Icon name={logOpen ? 'down' : 'up'} />
      </button>
    </header>
  );
};
