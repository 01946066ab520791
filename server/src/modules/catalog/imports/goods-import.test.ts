import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../test/coupon-world.ts';
import { createGoods } from '../../../../test/factories/goods.ts';
import { actingAs, addStaff, emptyTables } from '../../../../test/test-staff.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import type { Context } from '../../../kernel/context.ts';
import { saveCategory } from '../categories/save-category.ts';
import { listGoods } from '../goods/list-goods.ts';
import { checkGoods, runGoods, takeStock } from '../index.ts';
import { importParts } from './import-parts.ts';
import type { ImportAnswer } from './import-store.ts';
import { addGoodsPart, beginGoodsImport, readGoodsImport, runGoodsImport } from './upload.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let staffId: string;
let admin: Context;
beforeAll(async () => {
  world = await createTestDeps();
  staffId = await addStaff(world, 'importer', 'admin');
  admin = await actingAs(world, staffId);
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world, 'skus', 'spus', 'goods_categories', 'goods_imports', 'goods_import_parts'));

const head = '商品,副标题,分类,规格,编码,价格,库存,条码,税收编码,税率';
async function upload(lines: readonly string[], headings = head): Promise<string> {
  const bytes = Buffer.from([headings, ...lines].join('\r\n'));
  const { id } = (await beginGoodsImport(admin, { fileName: '商品.csv', bytes: bytes.length })).import;
  await addGoodsPart(admin, { id, nth: 0, base64: bytes.toString('base64'), last: true });
  await checkGoods.run(world.ctx(), { importId: id });
  return id;
}
const look = async (id: string): Promise<ImportAnswer['import']> => (await readGoodsImport(admin, { id })).import;
async function run(lines: readonly string[]): Promise<ImportAnswer['import']> {
  const id = await upload(lines);
  await runGoodsImport(admin, { id });
  await runGoods.run(world.ctx(), { importId: id });
  return look(id);
}
const goods = async () => (await listGoods(admin, { limit: 100 })).goods;

const tea = ['正山小种,桐木关,茶叶/红茶,50g,HC-1,"1,068.50",20,690123,1030304000000000000,13%', '正山小种,,,150g,HC-2,188,,,,'];

describe('a file of goods', () => {
  it('becomes goods with variants, off sale until somebody looks at them', async () => {
    const { category: parent } = (await saveCategory(admin, { name: '茶叶', parentId: null, position: 0 })) as { category: { id: string } };
    const { category } = await saveCategory(admin, { name: '红茶', parentId: parent.id, position: 0 });
    expect(await run(tea)).toMatchObject({
      status: 'done',
      counts: { new: 1, update: 0, error: 0 },
      progress: { done: 1, total: 1, failed: 0 },
    });
    const [made] = await goods();
    expect(made).toMatchObject({
      ...{ title: '正山小种', subtitle: '桐木关', categoryId: category.id, on: false, fromFen: 18_800 },
      ...{ taxCode: '1030304000000000000', taxRateBps: 1_300 },
      skus: [
        { spec: '50g', code: 'HC-1', priceFen: 106_850, stock: 20, barcode: '690123' },
        { spec: '150g', code: 'HC-2', priceFen: 18_800, stock: null },
      ],
    });
    expect(await importParts.measure(world.ctx(), (await world.deps.db('goods_imports').first<{ id: string }>('id')).id, 0)).toMatchObject({
      bytes: 0,
    });
  });

  it('taken over twice changes nothing, and keeps what it does not name', async () => {
    await run(tea);
    const [before] = await goods();
    expect((await run(tea)).counts).toMatchObject({ new: 0, update: 1 });
    const [after] = await goods();
    expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
    await run(['正山小种（新名）,,,50g,HC-1,59,,,,']);
    const [renamed, ...none] = await goods();
    expect(none).toEqual([]);
    expect(renamed?.skus.map((it) => [it.spec, it.priceFen, it.stock])).toEqual([
      ['50g', 5_900, 20],
      ['150g', 18_800, null],
    ]);
    expect(renamed).toMatchObject({ title: '正山小种（新名）', subtitle: '桐木关', taxRateBps: 1_300 });
  });

  it('counts stock anew, from what is there now', async () => {
    const known = await createGoods(world.ctx(), {
      title: '龙井',
      skus: [{ spec: '50g', code: 'LC', priceFen: 1, stock: 10, barcode: '' }],
    });
    await takeStock(world.ctx(), [{ skuId: known.skus[0]?.id ?? '', quantity: 4 }]);
    await run(['龙井,,,50g,LC,128,30,,,']);
    expect((await goods())[0]).toMatchObject({ on: true, skus: [{ stock: 30, priceFen: 12_800 }] });
  });

  it('is checked first: every bad row with its line and why, and the good ones counted', async () => {
    await createGoods(world.ctx(), { title: '龙井' });
    const id = await upload([
      '龙井,,,50g,,128,,,,',
      ',,,50g,,128,,,,',
      '碧螺春,,,50g,B,abc,,,,',
      '碧螺春,,,50g,B,,,,,',
      '碧螺春,,,50g,B,-1,,,,',
      '碧螺春,,,50g,B,88,1.5,,,',
      '碧螺春,,,50g,B,88,1,,1.03E+18,',
      '碧螺春,,,50g,B,88,1,,123,',
      '碧螺春,,,50g,B,88,1,,,高',
      '碧螺春,,没有的分类,50g,B,88,1,,,0.09',
      '毛尖,,,100g,B,88,1,,,9',
      '碧螺春,,,50g,C,88,1,,,',
    ]);
    const it = await look(id);
    expect(it).toMatchObject({ status: 'ready', counts: { new: 1, update: 1, error: 11 }, progress: { done: 0, total: 2 } });
    expect(it.badRows).toEqual([
      { line: 3, reason: '商品：没有填写' },
      { line: 4, reason: '价格：价格应为不小于 0 的金额（元）' },
      { line: 5, reason: '价格：没有填写' },
      { line: 6, reason: '价格：价格应为不小于 0 的金额（元）' },
      { line: 7, reason: '库存：库存应为不小于 0 的整数' },
      { line: 8, reason: '税收编码：税收编码被表格软件写成了科学计数法，请把这一列设为“文本”后重新填写' },
      { line: 9, reason: '税收编码：税收编码应为 19 位数字' },
      { line: 10, reason: '税率：税率应写成 13% 这样' },
      { line: 11, reason: '分类：没有“没有的分类”，导入时留空' },
      { line: 12, reason: '编码：文件里重复了' },
      { line: 13, reason: '规格：同一商品里重复了' },
    ]);
    expect(await goods()).toHaveLength(1); // nothing was changed
  });

  it('that is no table of goods is refused with what it should be', async () => {
    const it = await look(await upload(['1,2'], '甲,乙'));
    expect(it.status).toBe('failed');
    expect(it.badRows[0]?.reason).toContain('商品');
    expect(await refusalOf(runGoodsImport(admin, { id: it.id }))).toBe('customer_import.wrong_step');
    expect(await refusalOf(beginGoodsImport(admin, { fileName: '商品.pdf', bytes: 3 }))).toBe('customer_import.format_unknown');
    expect(await refusalOf(readGoodsImport(admin, { id: 'gim_nobody' }))).toBe('catalog.import_not_found');
  });

  it('with parts missing is not taken', async () => {
    const { id } = (await beginGoodsImport(admin, { fileName: 'a.csv', bytes: 10 })).import;
    const part = { id, nth: 1, base64: Buffer.from('12345').toString('base64'), last: true };
    expect(await refusalOf(addGoodsPart(admin, part))).toBe('customer_import.unreadable');
    expect((await look(id)).status).toBe('preparing');
  });
});

describe('taking a file over', () => {
  const many = Array.from({ length: 30 }, (_, nth) => `商品 ${nth},,,标准,N-${nth},${nth + 1},5,,,`);

  it('goes on where it was killed, and is done once by two workers at once', async () => {
    const id = await upload(many);
    await runGoodsImport(admin, { id });
    let steps = 0;
    const dying: Context = {
      ...world.ctx(),
      ids: { ...world.deps.ids, next: (kind) => (kind === 'spu' && (steps += 1) > 7 ? die() : world.deps.ids.next(kind)) },
    };
    await expect(runGoods.run(dying, { importId: id })).rejects.toThrow('killed');
    expect(await look(id)).toMatchObject({ status: 'running', progress: { done: 7, total: 30 } });
    await Promise.all([runGoods.run(world.ctx(), { importId: id }), runGoods.run(world.ctx(), { importId: id })]);
    await runGoods.run(world.ctx(), { importId: id });
    expect(await look(id)).toMatchObject({ status: 'done', counts: { new: 30, update: 0, error: 0 } });
    expect(await goods()).toHaveLength(30);
  });

  it('passes over goods that can not be saved, and says why', async () => {
    const id = await upload(['甲,,,标准,K-1,1,,,,', '乙,,,标准,K-2,2,,,,']);
    await createGoods(world.ctx(), { title: '丙', skus: [{ spec: '一', code: 'K-1', priceFen: 1, stock: 1, barcode: '' }] });
    await createGoods(world.ctx(), { title: '丁', skus: [{ spec: '一', code: 'K-9', priceFen: 1, stock: 1, barcode: '' }] });
    await world.deps.db('skus').where({ code: 'K-9' }).update({ code: 'K-2' });
    await runGoodsImport(admin, { id });
    await runGoods.run(world.ctx(), { importId: id });
    expect(await look(id)).toMatchObject({ status: 'done', counts: { new: 0, update: 2, error: 0 } });
    const split = await run(['戊,,,一,K-1,1,,,,', '戊,,,二,K-2,2,,,,']);
    expect(split).toMatchObject({ status: 'done', counts: { new: 0, update: 0 }, badRows: [{ line: 2 }, { line: 2 }] });
  });

  it('stops when whoever brought the file may no longer change goods', async () => {
    const id = await upload(many);
    await runGoodsImport(admin, { id });
    await world.deps.db('staff').where({ id: staffId }).update({ active: 0 });
    await runGoods.run(world.ctx(), { importId: id });
    await world.deps.db('staff').where({ id: staffId }).update({ active: 1 });
    expect((await look(id)).status).toBe('failed');
    expect(await goods()).toEqual([]);
  });
});

function die(): never {
  throw new Error('killed');
}
