import { getBox } from './box-client.ts';
import type { Exchange } from './box-types.ts';
import { refreshDesk, refreshSoon } from './refresh.ts';
import { getStage, setStage } from './stage-state.ts';

const kept = 500;

// Not read from the list: whoever empties the list does not want the old ones back.
let newest = 0;

const add = (arrived: Exchange[]): void => {
  const bySeq = new Map(getStage().exchanges.map((exchange) => [exchange.seq, exchange]));
  for (const exchange of arrived) {
    bySeq.set(exchange.seq, exchange);
    newest = Math.max(newest, exchange.seq);
  }
  const exchanges = [...bySeq.values()].sort((a, b) => a.seq - b.seq).slice(-kept);
  setStage({ exchanges });
};

const catchUp = async (): Promise<void> => {
  const { exchanges } = await getBox<{ exchanges: Exchange[] }>(`exchanges?after=${newest}`);
  if (exchanges.length) add(exchanges);
};

const receive = (event: MessageEvent<string>): void => {
  const data = JSON.parse(event.data) as Exchange | { exchanges: Exchange[] };
  add('exchanges' in data ? data.exchanges : [data]);
  refreshSoon();
};

export const followExchanges = (): void => {
  const source = new EventSource('/box/exchanges/stream');
  source.onopen = () => {
    const wasLost = getStage().live === 'lost';
    setStage({ live: 'open' });
    void catchUp().catch(() => undefined);
    if (wasLost) void refreshDesk();
  };
  source.onmessage = receive;
  source.addEventListener('exchange', receive);
  source.onerror = () => {
    setStage({ live: 'lost' });
    // A refused stream is closed for good by the browser; a broken one it reopens itself.
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(followExchanges, 3000);
  };
};
