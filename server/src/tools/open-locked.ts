import type { Config } from '@lianke/config';
import { openLocked } from '../modules/privacy/index.ts';
import { withContext } from './open-deps.ts';
import { ToolError } from './run-tool.ts';
import type { ToolIo } from './run-tool.ts';

/** Prints what is kept of an erased customer, as JSON. Who asks and why goes into the audit record before anything is printed. */
export async function openLockedRecords(config: Config, { args, say }: ToolIo): Promise<number> {
  const [customerId = '', by = '', reason = ''] = args;
  if (!customerId.startsWith('cus_') || by.length < 2 || reason.trim().length < 4)
    throw new ToolError('用法：npm run open-locked -- <客户编号 cus_…> <谁要看> <为什么（至少 4 个字）>');
  return withContext(config, 'open-locked', async (ctx) => {
    const records = await openLocked(ctx, { customerId, by, reason });
    for (const record of records) say(JSON.stringify({ ...record, until: new Date(record.until).toISOString() }, null, 2));
    say(`${records.length} 条。这次查看已写入审计记录。`);
    return records.length > 0 ? 0 : 1;
  });
}
