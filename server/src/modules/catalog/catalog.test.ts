import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../test/coupon-world.ts';
import { createGoods, makeGoods } from '../../../test/factories/goods.ts';
import type { Goods, GoodsInput } from '../../../test/factories/goods.ts';
import { makePng } from '../../../test/factories/pictures.ts';
import { makeStaffActor } from '../../../test/factories/staff-actor.ts';
import { emptyTables } from '../../../test/test-staff.ts';
import { createTestDeps } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { uploadByStaff } from '../files/upload-picture.ts';
import { browseCategories, listCategories } from './categories/list-categories.ts';
import { removeCategory, saveCategory } from './categories/save-category.ts';
import { browseGoods, lookAtGoods } from './goods/browse.ts';
import { listGoods } from './goods/list-goods.ts';
import { saveGoods } from './goods/save-goods.ts';
import { setOn } from './goods/set-on.ts';
import { setStock } from './goods/set-stock.ts';
import { bestSelling, countSold, findSkus, findStores, giveStock, takeStock } from './index.ts';
import { saveStore } from './stores/save-store.ts';
import { openStores } from './stores/store-rows.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world, 'skus', 'spus', 'goods_categories', 'stores', 'audit_log'));

const admin = (): Context => world.ctx(makeStaffActor('admin'));
const create = (change: Partial<GoodsInput> = {}): Promise<Goods> => createGoods(world.ctx(), change);
/** The goods as a page that read them sends them back. */
const asInput = (goods: Goods): GoodsInput => ({
  ...goods,
  imageIds: goods.images.map((it) => it.id),
  skus: goods.skus.map((sku) => ({ ...sku, stockRead: sku.stock })),
});
const save = async (input: GoodsInput): Promise<Goods> => (await saveGoods(admin(), input)).goods;
const skuOf = (goods: Goods, nth = 0): string => goods.skus[nth]?.id ?? '';
const stockOf = async (skuId: string): Promise<number | null | undefined> => (await findSkus(world.ctx(), [skuId])).get(skuId)?.stock;
const sku = (change: Partial<GoodsInput['skus'][number]>): GoodsInput['skus'][number] => ({
  ...{ spec: '', code: '', priceFen: 1_000, stock: 5, barcode: '' },
  ...change,
});

describe('saving goods', () => {
  it('writes over the version that was read, and over no other', async () => {
    const goods = await create();
    const changed = await save({ ...asInput(goods), title: '明前龙井（礼盒）' });
    expect(changed).toMatchObject({ title: '明前龙井（礼盒）', version: goods.version + 1, on: true });
    expect(await refusalOf(save({ ...asInput(goods), title: '旧页面' }))).toBe('catalog.changed_meanwhile');
    expect(await refusalOf(save({ ...asInput(changed), version: undefined }))).toBe('catalog.changed_meanwhile');
    expect(await refusalOf(save({ ...asInput(changed), id: 'spu_nobody' }))).toBe('catalog.not_found');
    expect(await refusalOf(save({ ...asInput(changed), categoryId: 'cat_nobody' }))).toBe('catalog.not_found');
  });

  it('withdraws a variant that is left out, and keeps it for the orders that name it', async () => {
    const goods = await create({ skus: [sku({ spec: '50g', code: 'A' }), sku({ spec: '100g', code: 'B', priceFen: 1_800 })] });
    const [small, large] = asInput(goods).skus;
    const less = await save({ ...asInput(goods), skus: [large ?? sku({})] });
    expect(less.skus.map((it) => it.spec)).toEqual(['100g']);
    expect(less.fromFen).toBe(1_800);
    expect((await findSkus(world.ctx(), [skuOf(goods)])).get(skuOf(goods))).toMatchObject({ spec: '50g', onSale: false });
    // Its code is free again, and it can come back.
    await create({ title: '另一件', skus: [sku({ code: 'A' })] });
    const back = await save({ ...asInput(less), skus: [{ ...(small ?? sku({})), code: '' }, ...asInput(less).skus] });
    expect(back.skus.map((it) => it.id)).toEqual(goods.skus.map((it) => it.id));
  });

  it('lets two variants exchange their codes, and refuses a code that is taken', async () => {
    const goods = await create({ skus: [sku({ spec: '甲', code: 'A' }), sku({ spec: '乙', code: 'B' })] });
    const [a, b] = asInput(goods).skus;
    const swapped = await save({
      ...asInput(goods),
      skus: [
        { ...(a ?? sku({})), code: 'B' },
        { ...(b ?? sku({})), code: 'A' },
      ],
    });
    expect(swapped.skus.map((it) => it.code)).toEqual(['B', 'A']);
    expect(await refusalOf(create({ title: '别的', skus: [sku({ code: 'A' })] }))).toBe('catalog.code_taken');
    expect(await refusalOf(create({ title: '别的', skus: [sku({ code: 'C' }), sku({ code: 'C' })] }))).toBe('catalog.code_taken');
    const other = await create({ title: '别的', skus: [sku({ code: 'a' })] });
    expect(await refusalOf(save({ ...asInput(other), skus: asInput(goods).skus }))).toBe('catalog.not_found');
  });

  it('takes a stock that was typed as a difference: what was sold meanwhile stays sold', async () => {
    const goods = await create({ skus: [sku({ stock: 10 })] });
    await takeStock(world.ctx(), [{ skuId: skuOf(goods), quantity: 3 }]);
    const input = asInput(goods);
    const typed = (stock: number | null) => ({ ...input, skus: input.skus.map((it) => ({ ...it, stock })) });
    const { version } = await save(typed(15));
    expect(await stockOf(skuOf(goods))).toBe(12);
    expect(await refusalOf(save({ ...typed(0), version, skus: [{ ...sku({ stock: 0, stockRead: 50 }), id: skuOf(goods) }] }))).toBe(
      'catalog.changed_meanwhile',
    );
    const unsaid = await save({ ...input, version, skus: [{ ...sku({ stock: 99 }), id: skuOf(goods) }] });
    expect(await stockOf(skuOf(goods))).toBe(12);
    await save({ ...typed(null), version: unsaid.version });
    expect(await stockOf(skuOf(goods))).toBe(null);
  });

  it('attaches only pictures the caller has sent; those that are there stay whoever saves', async () => {
    const { id } = await uploadByStaff(world.ctx(makeStaffActor('admin', { staffId: 'stf_x' })), { base64: makePng().toString('base64') });
    const byX = world.ctx(makeStaffActor('admin', { staffId: 'stf_x' }));
    expect(await refusalOf(save(makeGoods({ imageIds: [id] })))).toBe('file.not_found');
    const { goods } = await saveGoods(byX, makeGoods({ imageIds: [id] }));
    expect(goods.images).toEqual([{ id, url: `/files/${id}` }]);
    expect((await save({ ...asInput(goods), title: '同事改名' })).images).toHaveLength(1);
  });

  it('is on record with what it changed', async () => {
    const goods = await create();
    await save({ ...asInput(goods), taxCode: '1030304010000000000', skus: asInput(goods).skus.map((it) => ({ ...it, priceFen: 9_900 })) });
    const row = await world.deps
      .db('audit_log')
      .where({ action: 'catalog.saved' })
      .orderBy('id', 'desc')
      .first<{ changes: string }>('changes');
    expect(JSON.parse(row.changes)).toEqual([
      { field: 'taxCode', before: null, after: '1030304010000000000' },
      { field: `sku ${skuOf(goods)}`, before: '50g 128.00', after: '50g 99.00' },
    ]);
  });
});

describe('stock', () => {
  it('is taken and given back, never below nothing, and not counted where there is no end of it', async () => {
    const goods = await create({ skus: [sku({ spec: '甲', stock: 5 }), sku({ spec: '乙', stock: null })] });
    const [a, b] = [skuOf(goods), skuOf(goods, 1)];
    await takeStock(world.ctx(), [
      { skuId: a, quantity: 2 },
      { skuId: b, quantity: 1_000 },
      { skuId: a, quantity: 2 },
    ]);
    expect([await stockOf(a), await stockOf(b)]).toEqual([1, null]);
    await expect(
      inTransaction(world.ctx(), async (ctx) => {
        await takeStock(ctx, [
          { skuId: b, quantity: 1 },
          { skuId: a, quantity: 2 },
        ]);
      }),
    ).rejects.toMatchObject({ code: 'catalog.out_of_stock', data: { skuId: a } });
    expect(await stockOf(a)).toBe(1);
    await giveStock(world.ctx(), [{ skuId: a, quantity: 4 }]);
    expect(await stockOf(a)).toBe(5);
  });

  it('is not sold twice when many buy at once, whatever the order of their lines', async () => {
    const goods = await create({ skus: [sku({ spec: '甲', stock: 10 }), sku({ spec: '乙', stock: 10 })] });
    const [a, b] = [skuOf(goods), skuOf(goods, 1)];
    const lines = [
      { skuId: a, quantity: 1 },
      { skuId: b, quantity: 1 },
    ];
    const results = await Promise.all(
      Array.from({ length: 25 }, (_, nth) =>
        refusalOf(inTransaction(world.ctx(), (ctx) => takeStock(ctx, nth % 2 ? lines : lines.toReversed()))),
      ),
    );
    expect(results.filter((it) => it === '')).toHaveLength(10);
    expect(results.filter((it) => it === 'catalog.out_of_stock')).toHaveLength(15);
    expect([await stockOf(a), await stockOf(b)]).toEqual([0, 0]);
  });

  it('is changed by staff by a difference or anew, and on record', async () => {
    const goods = await create({ skus: [sku({ stock: 5 })] });
    const skuId = skuOf(goods);
    expect(await setStock(admin(), { skuId, change: { by: 7 } })).toEqual({ stock: 12 });
    expect(await refusalOf(setStock(admin(), { skuId, change: { by: -13 } }))).toBe('catalog.out_of_stock');
    expect(await setStock(admin(), { skuId, change: { to: 3 } })).toEqual({ stock: 3 });
    expect(await setStock(admin(), { skuId, change: { to: null } })).toEqual({ stock: null });
    expect(await setStock(admin(), { skuId, change: { by: 3 } })).toEqual({ stock: null });
    expect(await refusalOf(setStock(admin(), { skuId: 'sku_nobody', change: { by: 1 } }))).toBe('catalog.not_found');
    const rows = await world.deps.db('audit_log').where({ action: 'catalog.stock_set' }).orderBy('id').pluck<string[]>('changes');
    expect(JSON.parse(rows[0] ?? '')).toEqual([{ field: 'stock', before: '5', after: '12' }]);
  });
});

describe('categories', () => {
  const category = async (name: string, parentId: string | null = null, id?: string, position = 0): Promise<string> =>
    (await saveCategory(admin(), { ...(id && { id }), name, parentId, position })).category.id;

  it('have two levels and no circles', async () => {
    const tea = await category('茶叶');
    const green = await category('绿茶', tea);
    expect(await refusalOf(category('明前', green))).toBe('request.invalid');
    expect(await refusalOf(category('茶叶', tea, tea))).toBe('request.invalid');
    expect(await refusalOf(category('茶叶', await category('礼品'), tea))).toBe('request.invalid'); // it has one below
    expect(await refusalOf(category('绿茶', 'cat_nobody', green))).toBe('catalog.not_found');
    expect(await refusalOf(category('绿茶', null, 'cat_nobody'))).toBe('catalog.not_found');
  });

  it('go only when they are empty', async () => {
    const tea = await category('茶叶');
    const green = await category('绿茶', tea);
    const goods = await create({ categoryId: green });
    expect(await refusalOf(removeCategory(admin(), { id: tea }))).toBe('catalog.category_in_use');
    expect(await refusalOf(removeCategory(admin(), { id: green }))).toBe('catalog.category_in_use');
    await save({ ...asInput(goods), categoryId: null });
    await removeCategory(admin(), { id: green });
    await removeCategory(admin(), { id: tea });
    expect((await listCategories(admin())).categories).toEqual([]);
  });

  it('are shown to guests when something in them is on sale, with those above; orders know both', async () => {
    const tea = await category('茶叶', null, undefined, 2);
    const green = await category('绿茶', tea);
    const empty = await category('茶具', null, undefined, 1);
    const goods = await create({ categoryId: green });
    expect((await browseCategories(world.ctx())).categories.map((it) => it.id).sort()).toEqual([tea, green].sort());
    expect((await listCategories(admin())).categories.map((it) => [it.id, it.goods])).toEqual([
      [green, 1],
      [empty, 0],
      [tea, 0],
    ]);
    expect((await findSkus(world.ctx(), [skuOf(goods)])).get(skuOf(goods))?.categoryIds).toEqual([green, tea]);
    expect((await browseGoods(world.ctx(), { categoryId: tea })).goods).toHaveLength(1);
    expect((await browseGoods(world.ctx(), { categoryId: empty })).goods).toHaveLength(0);
  });
});

describe('what guests see', () => {
  it('is on sale, without the shop’s codes and how much it has', async () => {
    const goods = await create({
      skus: [
        sku({ spec: '多', stock: 5_000, code: 'SECRET-1', barcode: '690' }),
        sku({ spec: '少', stock: 3 }),
        sku({ spec: '无', stock: 0 }),
      ],
    });
    const seen = (await lookAtGoods(world.ctx({ kind: 'nobody' }), { id: goods.id })).goods;
    expect(seen.skus.map((it) => [it.stock, it.code, it.barcode])).toEqual([
      [99, '', ''],
      [3, '', ''],
      [0, '', ''],
    ]);
    await setOn(admin(), { ids: [goods.id], on: false });
    expect(await refusalOf(lookAtGoods(world.ctx(), { id: goods.id }))).toBe('catalog.not_found');
    expect((await browseGoods(world.ctx(), {})).goods).toEqual([]);
    expect((await findSkus(world.ctx(), [skuOf(goods)])).get(skuOf(goods))?.onSale).toBe(false);
  });

  it('says what is sold out', async () => {
    await create({ title: '售罄', skus: [sku({ stock: 0 }), sku({ stock: 0 })] });
    await create({ title: '还有', skus: [sku({ stock: 0 }), sku({ stock: null })] });
    expect((await browseGoods(world.ctx(), {})).goods.map((it) => [it.title, it.soldOut])).toEqual([
      ['还有', false],
      ['售罄', true],
    ]);
  });

  it('comes in pages that neither repeat nor miss anything', async () => {
    for (let nth = 0; nth < 7; nth += 1) await create({ title: `第 ${nth} 款` });
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await browseGoods(world.ctx(), { limit: 3, ...(cursor && { cursor }) });
      titles.push(...page.goods.map((it) => it.title));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(titles).toEqual([6, 5, 4, 3, 2, 1, 0].map((nth) => `第 ${nth} 款`));
  });

  it('is found by words, and signs in them are letters', async () => {
    await create({ title: 'Jasmine 茉莉花茶 100%', skus: [sku({ code: 'JM_100' })] });
    await create({ title: '茉莉龙珠', skus: [sku({ code: 'JMX100' })] });
    const found = async (words: string): Promise<string[]> => (await browseGoods(world.ctx(), { words })).goods.map((it) => it.title);
    expect(await found('茉莉')).toHaveLength(2);
    expect(await found('花茶 茉莉 JASMINE')).toEqual(['Jasmine 茉莉花茶 100%']);
    expect(await found('%')).toEqual(['Jasmine 茉莉花茶 100%']);
    expect(await found('JM_100')).toEqual([]);
    const byStaff = async (words: string): Promise<string[]> => (await listGoods(admin(), { words })).goods.map((it) => it.title);
    expect(await byStaff('jm_1')).toEqual(['Jasmine 茉莉花茶 100%']);
    expect(await byStaff('龙珠')).toEqual(['茉莉龙珠']);
  });

  it('puts what sells best first', async () => {
    const one = await create({ title: '一' });
    const two = await create({ title: '二' });
    await countSold(world.ctx(), [
      { spuId: one.id, pieces: 3 },
      { spuId: two.id, pieces: 9 },
      { spuId: one.id, pieces: 4 },
      { spuId: two.id, pieces: -4 },
    ]);
    expect((await bestSelling(world.ctx(), 1)).map((it) => [it.title, it.sold])).toEqual([['一', 7]]);
  });
});

describe('stores', () => {
  const store = { name: '西湖店', address: '杭州市西湖区', phone: '0571-0000', hours: '9:00–21:00', pickup: true, open: true };

  it('have names of their own, and a closed one is still found by the orders that name it', async () => {
    const { store: made } = await saveStore(admin(), store);
    expect(await refusalOf(saveStore(admin(), store))).toBe('catalog.name_taken');
    const { store: other } = await saveStore(admin(), { ...store, name: '滨江店' });
    expect(await refusalOf(saveStore(admin(), { ...other, name: '西湖店' }))).toBe('catalog.name_taken');
    expect(await refusalOf(saveStore(admin(), { ...store, id: 'sto_nobody', name: '新' }))).toBe('catalog.not_found');
    await saveStore(admin(), { ...made, open: false });
    expect((await openStores(world.ctx())).map((it) => it.name)).toEqual(['滨江店']);
    expect((await findStores(world.ctx(), [made.id])).get(made.id)).toMatchObject({ name: '西湖店', open: false });
  });
});
