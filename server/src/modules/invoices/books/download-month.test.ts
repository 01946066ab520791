import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, built, issued, makeSeller, partOf, redOf, request, sale } from '../../../../test/invoice-books-world.ts';
import { makeStaffActor } from '../../../../test/factories/staff-actor.ts';
import { bytesOf, readWorkbook } from '../../../../test/read-workbook.ts';
import type { ReadCell } from '../../../../test/read-workbook.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import { createDownloadMonth } from './download-month.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let sheets: ReadCell[][][];
let blue: { number: string };
let red: { number: string };

beforeAll(async () => {
  world = await createTestDeps();
  const ctx = world.ctx();
  const sellerId = await makeSeller(ctx);
  const claims = [{ source: 'o1', line: 'l0', fen: 10_000 }];
  const requestId = await request(ctx, { sellerId, state: 'reversed', claims, at: at('2026-11-02 10:00') });
  const bill = built(claims);
  const first = await issued(ctx, { requestId, sellerId, built: bill, colour: 'blue', at: at('2026-11-02 12:00') });
  blue = first;
  red = await issued(ctx, { requestId, sellerId, built: redOf(bill), colour: 'red', at: at('2026-11-03 12:00'), blueId: first.id });
  await ctx.db('invoice_claims').delete();
  // More than one page, and one of December.
  for (let nth = 0; nth < 250; nth++) {
    const more = [{ source: 'o2', line: 'l0', fen: 113 }];
    const id = await request(ctx, { sellerId, state: 'issued', claims: more, at: at('2026-11-04 10:00') });
    await issued(ctx, {
      requestId: id,
      sellerId,
      built: built(more),
      colour: 'blue',
      at: at(nth === 0 ? '2026-12-01 00:00' : '2026-11-04 10:00'),
    });
  }
  const sales = [sale('o1', at('2026-11-02 09:00'), [{ payFen: 10_000 }]), sale('o2', at('2026-11-02 09:00'), [{ payFen: 113 * 250 }])];
  const file = await createDownloadMonth([partOf(sales)])(world.ctx(makeStaffActor('finance')), '2026-11');
  sheets = await readWorkbook(await bytesOf(file.body));
});
afterAll(() => world.close());

const table = (nth: number): Record<string, ReadCell>[] => {
  const [heads = [], ...rows] = sheets[nth] ?? [];
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head.text, row[at] ?? { text: '', number: false }])));
};
const texts = (row: Record<string, ReadCell> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(row ?? {}).map(([head, cell]) => [head, cell.text]));

it('lists every row of every invoice of the month, with numbers as text and amounts as numbers', () => {
  const rows = table(0);
  expect(rows).toHaveLength(251);
  expect(texts(rows[0])).toEqual({
    ...{ 发票号码: blue.number, 开票日期: '2026-11-02', 发票类型: '数电普票', '蓝字/红字': '蓝字' },
    ...{ 销方名称: '连客示例食品（杭州）有限公司', 销方税号: '91330106MADEM0A15K' },
    ...{ 购方名称: '杭州连客食品有限公司', 购方税号: '92330106MADEM0A15G', 税收分类编码: '1030201010000000000' },
    ...{ 货物或服务名称: '*糕点*凤梨酥', 规格型号: '', 单位: '盒', 数量: '1', '单价（不含税）': '88.5', '金额（不含税）': '88.50' },
    ...{ 税率: '13%', 税额: '11.50', 价税合计: '100.00', 订单号: 'D-o1', 对应蓝票号码: '', 备注: '' },
  });
  expect(texts(rows[1])).toMatchObject({
    ...{ 发票号码: red.number, '蓝字/红字': '红字', 数量: '-1', '金额（不含税）': '-88.50', 税额: '-11.50', 价税合计: '-100.00' },
    ...{ 对应蓝票号码: blue.number },
  });
  const asNumbers = Object.entries(rows[0] ?? {}).filter(([, cell]) => cell.number);
  expect(asNumbers.map(([head]) => head)).toEqual(['数量', '金额（不含税）', '税额', '价税合计']);
});

it('adds up by rate and by type', () => {
  expect(table(1).map(texts)).toEqual(
    ['税率 13%', '数电普票', '合计'].map((what) => ({
      ...{ 项目: what, 蓝字张数: '250', 蓝字金额: '337.50', 蓝字税额: '43.87', 蓝字价税合计: '381.37' },
      ...{ 红字张数: '1', 红字金额: '-88.50', 红字税额: '-11.50', 红字价税合计: '-100.00' },
      ...{ 净金额: '249.00', 净税额: '32.37', 净价税合计: '281.37' },
    })),
  );
});

it('says what was not invoiced and why', () => {
  const income = Object.fromEntries(table(2).map((row) => [row.项目?.text, row['金额（元）']?.text]));
  expect(income).toMatchObject({
    ...{ 本月收款: '382.50', 本月开票: '-381.37', 本月红冲: '100.00', 未开票合计: '101.13' },
    ...{ '其中：未申请开票': '100.00', '其中：跨月（其他月份收款、退款或开票）': '1.13', '其中：无法解释的差额': '0.00' },
  });
});

it('is on record', async () => {
  const rows = await world.deps.db('audit_log').where({ action: 'invoices.month-downloaded' }).pluck('subject_id');
  expect(rows).toEqual(['2026-11']);
});
