import type { Config } from '@lianke/config';
import { chainProblems, verifyChain } from '../kernel/audit-chain/verify-chain.ts';
import { withContext } from './open-deps.ts';
import type { ToolIo } from './run-tool.ts';

/** Walks the whole audit record and prints everything that does not fit, then the head. Answers 1 if anything was found. */
export const verifyAudit = (config: Config, { say }: ToolIo): Promise<number> =>
  withContext(config, 'verify-audit', async (ctx) => {
    const began = performance.now();
    let problems = 0;
    const { head, checked } = await verifyChain(ctx, ({ kind, seq, auditId }) => {
      problems += 1;
      say(`问题 ${kind}  #${seq ?? '-'}  ${auditId ?? '-'}  ${chainProblems[kind]}`);
    });
    const seconds = (performance.now() - began) / 1000;
    say(
      `检查了 ${checked} 条，用时 ${seconds.toFixed(1)} 秒（每秒 ${Math.round(checked / Math.max(seconds, 0.001))} 条），问题 ${problems} 个`,
    );
    say(head && head.seq > 0 ? `链头 #${head.seq} ${head.hash}（${new Date(head.at).toISOString()}）请抄到别处保存` : '还没有链');
    return problems === 0 ? 0 : 1;
  });
