// @vitest-environment node
import { expect, it } from 'vitest';
import { categoryOptions } from './category-tree.ts';

const node = (id: string, name: string, position: number, parentId: string | null = null) => ({ id, name, position, parentId });

it('lists categories in their order, children behind their parent, orphans at the top', () => {
  const all = [
    node('c2', '茶具', 2),
    node('c3', '红茶', 2, 'c1'),
    node('c1', '茶叶', 1),
    node('c4', '绿茶', 1, 'c1'),
    node('c5', '旧', 9, 'gone'),
  ];
  expect(categoryOptions(all).map(({ label }) => label)).toEqual(['茶叶', '茶叶 / 绿茶', '茶叶 / 红茶', '茶具', '旧']);
});
