import type { Config } from '@lianke/config';
import { sealedTables } from '../app/sealed-tables.ts';
import type { Context } from '../kernel/context.ts';
import { findLeftovers } from '../kernel/rotation/find-leftovers.ts';
import { rotateChainKeys } from '../kernel/rotation/rotate-chain-keys.ts';
import { rotateTable } from '../kernel/rotation/rotate-table.ts';
import type { SealedTable } from '../kernel/rotation/sealed-table.ts';
import { withContext } from './open-deps.ts';
import type { ToolIo } from './run-tool.ts';

const mostRounds = 5;
const progressEvery = 20_000;

/**
 * Seals everything anew under the first key of DATA_KEYS and makes the look-up hashes anew, while the server may be running. Killed, it goes on
 * where it was. Answers 1 when something still needs an old key.
 */
export const rotateKeys = (config: Config, io: ToolIo): Promise<number> =>
  withContext(config, 'rotate-keys', (ctx) => rotate(ctx, sealedTables, io));

export async function rotate(ctx: Context, tables: readonly SealedTable[], { say }: Pick<ToolIo, 'say'>): Promise<number> {
  const [newest, ...older] = ctx.sealing.keyIds;
  if (older.length === 0) {
    say(`DATA_KEYS 里只有 ${newest}，没有可以换下的旧钥。`);
    return 0;
  }
  say(`新钥 ${newest}，旧钥 ${older.join('、')}。可以随时中断，再运行会接着做。`);
  if (await rotateChainKeys(ctx)) say('审计链：已换新钥');
  const unknown = await rotateAll(ctx, tables, say);
  const leftovers = await findLeftovers(ctx, older);
  for (const { keyId, table, column, count } of leftovers) say(`还有 ${count} 个值用着 ${keyId}：${table}.${column}`);
  for (const [table, count] of unknown) say(`有 ${count} 行仍离不开旧钥（查找散列算不出新的，或内容里还有旧钥加密的值）：${table}`);
  const blocking = [...unknown.keys()].some((table) => !tables.find((it) => it.table === table)?.passing);
  const free = blocking ? [] : older.filter((keyId) => !leftovers.some((it) => it.keyId === keyId));
  const kept = older.filter((keyId) => !free.includes(keyId));
  if (free.length > 0) say(`可以从 DATA_KEYS 去掉：${free.join('、')}（先确认每个进程都已用新的 DATA_KEYS 启动；旧备份仍需要旧钥）`);
  if (kept.length > 0) say(`还不能去掉：${kept.join('、')}`);
  return kept.length === 0 ? 0 : 1;
}

/** Round after round until a whole one changes nothing: a process that still had the old order of keys may have written behind us. */
async function rotateAll(ctx: Context, tables: readonly SealedTable[], say: (line: string) => void): Promise<Map<string, number>> {
  for (let round = 1; ; round += 1) {
    const unknown = new Map<string, number>();
    let changed = 0;
    for (const it of tables) {
      let nextNews = progressEvery;
      const counts = await rotateTable(ctx, it, round > 1, (seen) => {
        if (seen < nextNews) return;
        nextNews += progressEvery;
        say(`  ${it.table}：看过 ${seen} 行…`);
      });
      const done = counts.changed + counts.removed;
      changed += done + counts.missed;
      if (counts.unknown > 0) unknown.set(it.table, counts.unknown);
      if (round === 1 || done > 0) say(`${it.table}：看过 ${counts.seen} 行，换了 ${done} 行`);
    }
    // The first round may have gone on in the middle: only a whole round says that nothing is left.
    if ((round > 1 && changed === 0) || round === mostRounds) return unknown;
  }
}
