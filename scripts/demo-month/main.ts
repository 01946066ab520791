import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkMonth, print } from './check-month.ts';
import { admins, liveMonth } from './live-month.ts';
import { startShop } from './start-shop.ts';

/**
 * A month of orders, refunds, invoices and red letters on a fresh embedded database with the simulator, in this process; then the month is closed.
 * Fails unless every fen is explained, the provider's list is ours, and the spreadsheet says the same.
 */
const shop = await startShop(admins);
try {
  const lived = await liveMonth(shop, (text) => console.log(text));
  const file = join(tmpdir(), `lianke-${lived.month}.xlsx`);
  const { closed, problems } = await checkMonth(shop, lived.month, file);
  print(closed);
  console.log(`\n${lived.orders} 单，${lived.asked} 次开票申请，${lived.refunds} 次退款；销项表：${file}`);
  for (const problem of problems) console.error(`✗ ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  else console.log('✓ 无法解释的差额为 0，与开票服务的清单一致，表格与账一致');
} finally {
  await shop.close();
}
