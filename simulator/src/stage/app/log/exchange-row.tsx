/** @jsxImportSource preact */
import type { Exchange } from '../box-types.ts';
import { fullTimeOf, secondsOf } from '../clock.ts';
import { setStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { directionText, meaningOf, partner, statusText } from './exchange-meaning.ts';
import { verdictOf } from './verdict.ts';
import { VerdictMark } from './verdict-mark.tsx';

export const ExchangeRow = ({ exchange, open }: { exchange: Exchange; open: boolean }) => (
  <li>
    <button
      class={`exchange ${exchange.direction}`}
      aria-expanded={open}
      onClick={() => setStage(open ? { openSeq: undefined } : { openSeq: exchange.seq, logOpen: true })}
    >
      <time title={fullTimeOf(exchange.at)}>{secondsOf(exchange.at)}</time>
      <span class="exchange-direction">{directionText(exchange)}</span>
      <span class="exchange-meaning">
        <i>{partner(exchange)}</i>
        <b>{meaningOf(exchange)}</b>
      </span>
      <code>
        <em>{exchange.method}</em> {exchange.path.split('?')[0]}
      </code>
      <VerdictMark exchange={exchange} />
      <span class={`exchange-status ${verdictOf(exchange).tone}`}>{statusText(exchange)}</span>
      <span class="exchange-ms">{words.log.ms(exchange.ms)}</span>
    </button>
  </li>
);
