import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../src/kernel/context.ts';
import { saveGoods } from '../../src/modules/catalog/goods/save-goods.ts';
import { setOn } from '../../src/modules/catalog/goods/set-on.ts';
import { makeStaffActor } from './staff-actor.ts';

export type GoodsInput = Input<'staff.catalog.save'>;
export type Goods = Output<'staff.catalog.get'>['goods'];

/** One tin of tea, ten of them in stock; changed where a test needs it. */
export const makeGoods = (change: Partial<GoodsInput> = {}): GoodsInput => ({
  title: '明前龙井',
  subtitle: '头采嫩芽',
  categoryId: null,
  imageIds: [],
  detail: '',
  delivery: { express: true, pickup: true },
  taxCode: null,
  taxRateBps: null,
  skus: [{ spec: '50g', code: '', priceFen: 12_800, stock: 10, barcode: '' }],
  ...change,
});

/** Goods on sale. */
export async function createGoods(ctx: Context, change: Partial<GoodsInput> = {}): Promise<Goods> {
  const admin = { ...ctx, actor: makeStaffActor('admin') };
  const { goods } = await saveGoods(admin, makeGoods(change));
  await setOn(admin, { ids: [goods.id], on: true });
  return { ...goods, on: true };
}
