import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { formatYuan } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import { readWorkbook } from '../../server/test/read-workbook.ts';
import type { ReadCell } from '../../server/test/read-workbook.ts';
import { signInAsStaff, staffCookie } from '../sample-data/lianke-api.ts';
import { admins } from './live-month.ts';
import { convert } from './read-back.ts';
import type { DemoShop } from './start-shop.ts';

type Month = Output<'staff.invoice-books.month'>;

/** Everything that has to be true of a month that is closed; answers what is not. */
export async function checkMonth(shop: DemoShop, month: string, file: string): Promise<{ closed: Month; problems: string[] }> {
  const staff = await signInAsStaff(shop.url, admins[0]);
  const { sellers } = await staff('staff.invoice-settings.get', {});
  for (const { id } of sellers) await staff('staff.invoice-books.compare', { month, sellerId: id });
  await untilCompared(shop, month, sellers.length);
  const closed = await staff('staff.invoice-books.month', { month });
  const { differences } = await staff('staff.invoice-books.differences', { month, limit: 100 });
  const problems: string[] = [];
  const expect = (what: string, found: number | string, wanted: number | string): void => {
    if (found !== wanted) problems.push(`${what}: ${found} instead of ${wanted}`);
  };
  expect('unexplained', closed.tie.unexplainedFen, 0);
  expect('differences', differences.map((it) => `${it.kind} ${it.text}`).join('; '), '');
  const { tie, days, byRate, byType } = closed;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  for (const of of ['paidFen', 'refundedFen', 'invoicedFen', 'redFen'] as const)
    expect(`days' ${of}`, sum(days.map((day) => day[of])), tie[of]);
  expect('blue by rate', sum(byRate.map((it) => it.blue.totalFen)), tie.invoicedFen);
  expect('red by rate', sum(byRate.map((it) => -it.red.totalFen)), tie.redFen);
  expect('tax by rate and by type', sum(byRate.map((it) => it.blue.taxFen)), sum(byType.map((it) => it.blue.taxFen)));
  if (tie.invoicedFen === 0 || tie.redFen === 0 || tie.refundedFen === 0) problems.push('nothing was invoiced, refunded or turned red');
  await checkFile(shop, month, file, closed, expect);
  return { closed, problems };
}

async function untilCompared({ app }: DemoShop, month: string, sellers: number): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(200)) {
    const runs: { state: string; problem: string }[] = await app.deps.db('invoice_list_runs').where({ month }).select('state', 'problem');
    const failed = runs.find((run) => run.state === 'failed');
    if (failed) throw new Error(`the provider's list could not be fetched: ${failed.problem}`);
    if (runs.length === sellers && runs.every((run) => run.state === 'done')) return;
  }
  throw new Error('the provider’s list did not arrive within a minute');
}

/** The spreadsheet, read back cell by cell, and opened in a spreadsheet program where there is one. */
async function checkFile(
  shop: DemoShop,
  month: string,
  file: string,
  { tie }: Month,
  expect: (what: string, found: number | string, wanted: number | string) => void,
): Promise<void> {
  const answer = await fetch(`${shop.url}/downloads/invoices/${month}.xlsx`, {
    headers: { cookie: await staffCookie(shop.url, admins[0]) },
  });
  if (!answer.ok) throw new Error(`the spreadsheet was refused: ${answer.status} ${await answer.text()}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  writeFileSync(file, bytes);
  const [[heads = [], ...rows] = []] = await readWorkbook(bytes);
  const column = (name: string): ReadCell[] => {
    const at = heads.findIndex((head) => head.text === name);
    return rows.map((row) => row[at] ?? { text: '', number: false });
  };
  const fen = (cell: ReadCell): number => Math.round(Number(cell.text) * 100);
  const total = column('价税合计').reduce((sum, cell) => sum + fen(cell), 0);
  expect('the spreadsheet adds up to', total, tie.invoicedFen - tie.redFen);
  expect('amounts that are no numbers', column('价税合计').filter((cell) => !cell.number).length, 0);
  const numbers = column('发票号码');
  expect('invoice numbers that are no text of 20 digits', numbers.filter((it) => it.number || !/^\d{20}$/.test(it.text)).length, 0);
  const converted = convert(file);
  if (converted === null) return console.log('（本机没有可用的表格程序，跳过转换检查）');
  expect(`lines as ${converted.by} reads them`, converted.lines.length, rows.length + 1);
  const lost = numbers.filter((it) => !converted.lines.some((line) => line.includes(it.text)));
  expect(`numbers that ${converted.by} rounded`, lost.length, 0);
  console.log(`${converted.by} 打开并转换了 ${file}：${converted.lines.length} 行`);
}

/** As finance reads it. */
export function print({ tie, byRate, byType }: Month): void {
  const line = (what: string, fen: number): void => console.log(`  ${what.padEnd(16, '　')}${formatYuan(fen).padStart(16)}`);
  console.log('\n资金核对');
  line('收款', tie.paidFen);
  line('退款', -tie.refundedFen);
  line('开票', -tie.invoicedFen);
  line('红冲', tie.redFen);
  line('= 未开票', tie.paidFen - tie.refundedFen - tie.invoicedFen + tie.redFen);
  line('等待开具或红冲', tie.waitingFen);
  line('未申请开票', tie.notAskedFen);
  line('平台代金券', tie.platformCouponFen);
  line('储值充值', tie.topUpFen);
  line('跨月', tie.otherMonthsFen);
  line('无法解释', tie.unexplainedFen);
  line('（另：储值支付）', tie.storedValueFen);
  console.log('\n按税率');
  for (const it of byRate)
    console.log(
      `  ${it.mark === 'taxed' ? `${it.rateBps / 100}%` : it.mark}：蓝 ${it.blue.count} 张 ${formatYuan(it.blue.totalFen)}，红 ${it.red.count} 张 ${formatYuan(it.red.totalFen)}`,
    );
  console.log('\n按票种');
  for (const it of byType)
    console.log(
      `  ${it.type === 'special' ? '专票' : '普票'}：蓝 ${it.blue.count} 张 ${formatYuan(it.blue.totalFen)}，红 ${it.red.count} 张 ${formatYuan(it.red.totalFen)}`,
    );
}
