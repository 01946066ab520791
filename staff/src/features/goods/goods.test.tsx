// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../test/render-in-app.tsx';
import { sampleGoods } from '../../../test/sample-goods.ts';
import { GoodsEditorPage } from './editor/goods-editor-page.tsx';
import { GoodsPage } from './list/goods-page.tsx';

function open(path: string, { mayWrite = true, conflict = false } = {}) {
  let version = 3;
  const sent = stubApi((name, input) => {
    switch (name) {
      case 'staff.session.get': {
        const permissions = mayWrite ? ['catalog.read', 'catalog.write'] : ['catalog.read'];
        return { data: { staff: { id: 'stf_1' }, shopName: '', permissions, rows: 'all', fields: {}, accessUntil: Date.now() + 900_000 } };
      }
      case 'staff.catalog.categories':
        return { data: { categories: [{ id: 'cat_1', name: '红茶', parentId: null, position: 1, goods: 1 }] } };
      case 'staff.catalog.list':
        return { data: { goods: input.on === false ? [] : [sampleGoods()], next: null } };
      case 'staff.catalog.get':
        return { data: { goods: sampleGoods({ version, ...(version > 3 ? { title: '别人改的名字' } : {}) }) } };
      case 'staff.catalog.save':
        if (!conflict) return { data: { goods: sampleGoods({ title: input.title as string, version: 4 }) } };
        version = 4;
        return { error: { code: 'catalog.changed_meanwhile' }, status: 409 };
      default:
        return { data: { changed: 1, stock: 12 } };
    }
  });
  const router = createMemoryRouter(
    [
      { path: '/goods', Component: GoodsPage },
      { path: '/goods/:id', Component: GoodsEditorPage },
    ],
    { initialEntries: [path] },
  );
  renderInApp(<RouterProvider router={router} />);
  return { inputOf: (name: string) => sent.filter((it) => it.name === name).slice(-1)[0]?.input };
}

// A busy machine draws a drawer in seconds.
configure({ defaultHidden: true, asyncUtilTimeout: 15_000 });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('goods in the workbench', { timeout: 60_000 }, () => {
  it('adds to the stock of a variant without opening the goods', async () => {
    const { inputOf } = open('/goods');
    fireEvent.click(await screen.findByRole('button', { name: '改“正山小种红茶”的库存' }));
    const box = await screen.findByLabelText('“500 克”的库存');
    fireEvent.change(box, { target: { value: '5' } });
    fireEvent.blur(box);
    await waitFor(() => expect(inputOf('staff.catalog.set-stock')).toEqual({ skuId: 'sku_2', change: { by: 5 } }));
  });

  it('takes the chosen goods off sale together', async () => {
    const { inputOf } = open('/goods');
    fireEvent.click(await screen.findByRole('checkbox', { name: '选择“正山小种红茶”' }));
    fireEvent.click(await screen.findByRole('button', { name: '下架' }));
    await waitFor(() => expect(inputOf('staff.catalog.set-on')).toEqual({ ids: ['spu_1'], on: false }));
  });

  it('offers nothing to change to those who may only look', async () => {
    open('/goods', { mayWrite: false });
    await screen.findByRole('link', { name: /正山小种红茶/ });
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.queryByRole('button', { name: /新建商品/ })).toBeNull();
  });

  it('saves what was typed with the version it began with', async () => {
    const { inputOf } = open('/goods/spu_1');
    fireEvent.change(await screen.findByLabelText('商品名称'), { target: { value: '金骏眉' } });
    fireEvent.click(screen.getByRole('button', { name: '保存商品' }));
    await screen.findByText('商品已保存');
    expect(inputOf('staff.catalog.save')).toMatchObject({ id: 'spu_1', version: 3, title: '金骏眉', taxRateBps: 1300 });
  });

  it('keeps the draft when somebody else saved meanwhile, and shows theirs on demand', async () => {
    open('/goods/spu_1', { conflict: true });
    fireEvent.change(await screen.findByLabelText('商品名称'), { target: { value: '金骏眉' } });
    fireEvent.click(screen.getByRole('button', { name: '保存商品' }));
    fireEvent.click(await screen.findByRole('button', { name: '放弃我的，看最新的' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('商品名称').value).toBe('别人改的名字'));
  });
});
