// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { sampleGoods } from '../../../../test/sample-goods.ts';
import { emptyDraft, findGoodsProblems, newSku, toDraft, toGoodsInput } from './goods-draft.ts';

describe('goods being edited', () => {
  it('go back as they came, with the version and the stock that were read', () => {
    const { title, version, skus } = toGoodsInput(toDraft(sampleGoods()));
    expect({ title, version }).toEqual({ title: '正山小种红茶', version: 3 });
    expect(skus).toEqual(sampleGoods().skus.map((it) => ({ ...it, stockRead: it.stock })));
    expect(findGoodsProblems(toDraft(sampleGoods())).size).toBe(0);
  });

  it('need a title and a price, and may have one variant without a name', () => {
    expect([...findGoodsProblems(emptyDraft())]).toEqual(['title', 'price']);
    const free = { ...emptyDraft(), title: '赠品', skus: [{ ...newSku('a'), priceFen: 0 }] };
    expect(findGoodsProblems(free).size).toBe(0);
  });

  it('need names of their own for several variants', () => {
    const draft = toDraft(sampleGoods());
    const [first] = draft.skus;
    const twice = { ...draft, skus: [first!, { ...first!, key: 'new', id: null, spec: `${first!.spec} ` }] };
    expect([...findGoodsProblems(twice)]).toEqual(['spec']);
  });

  it('take a tax code of 19 digits or none, and at least one way of delivery', () => {
    const draft = { ...toDraft(sampleGoods()), taxCode: '123', express: false, pickup: false };
    expect([...findGoodsProblems(draft)]).toEqual(['delivery', 'taxCode']);
    expect(toGoodsInput({ ...draft, taxCode: ' ' }).taxCode).toBeNull();
  });

  it('send no id for a new variant and leave out one that was removed', () => {
    const draft = toDraft(sampleGoods());
    const { skus } = toGoodsInput({ ...draft, skus: [draft.skus[1]!, { ...newSku('new-1'), spec: '1 千克', priceFen: 480_00 }] });
    expect(skus.map((it) => it.id)).toEqual(['sku_2', undefined]);
  });
});
