/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { useStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { ExchangeDetail } from './exchange-detail.tsx';
import { ExchangeRow } from './exchange-row.tsx';
import { LogBar } from './log-bar.tsx';

export const ExchangeLog = () => {
  const exchanges = useStage((stage) => stage.exchanges);
  const direction = useStage((stage) => stage.direction);
  const openSeq = useStage((stage) => stage.openSeq);
  const logOpen = useStage((stage) => stage.logOpen);
  const list = useRef<HTMLUListElement>(null);
  const shown = exchanges.filter((exchange) => direction === 'all' || exchange.direction === direction).reverse();
  const open = exchanges.find((exchange) => exchange.seq === openSeq);
  const newest = shown[0]?.seq;

  // The newest is on top; someone who scrolled down to read is left where they are.
  useLayoutEffect(() => {
    if (list.current && list.current.scrollTop < 60) list.current.scrollTop = 0;
  }, [newest]);

  return (
    <section class={`log ${logOpen ? 'tall' : ''} ${open ? 'with-detail' : ''}`} aria-label={words.log.title}>
      <LogBar count={shown.length} />
      <div class="log-body">
        <ul ref={list}>
          {shown.length === 0 && <li class="quiet">{exchanges.length === 0 ? words.log.empty : words.log.emptyFiltered}</li>}
          {shown.map((exchange) => (
            <ExchangeRow key={exchange.seq} exchange={exchange} open={exchange.seq === openSeq} />
          ))}
        </ul>
        {open && <ExchangeDetail key={open.seq} exchange={open} />}
        {!open && logOpen && shown.length > 0 && (
          <p class="exchange-detail quiet">
            <Icon name="list" size={28} />
            {words.log.pick}
          </p>
        )}
      </div>
    </section>
  );
};
