import type { SimContext } from '../http/state.ts';
import type { Exchange } from '../world/exchanges.ts';
import type { World } from '../world/world.ts';

const BEAT_MS = 15_000;

/** Written past koa, which would report every visitor who leaves as a broken answer. */
export const streamExchanges =
  (world: World) =>
  (ctx: SimContext): void => {
    ctx.respond = false;
    const { res } = ctx;
    const write = (exchange: Exchange) => void res.write(`id: ${exchange.seq}\ndata: ${JSON.stringify(exchange)}\n\n`);
    res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache' });
    res.write(': 模拟环境\n\n');
    const from = Number(ctx.get('Last-Event-ID') || ctx.query['after']);
    if (Number.isFinite(from)) world.exchanges.after(from).forEach(write);
    const stop = world.exchanges.listen(write);
    const beat = setInterval(() => void res.write(': \n\n'), BEAT_MS);
    res.on('close', () => {
      stop();
      clearInterval(beat);
    });
  };
