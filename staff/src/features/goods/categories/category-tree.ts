import type { Category } from '../api.ts';

type Node = Pick<Category, 'id' | 'name' | 'parentId' | 'position'>;

const byPosition = (one: Node, other: Node): number => one.position - other.position || one.name.localeCompare(other.name, 'zh');

/** Two levels, each in its order; a child whose parent is gone stands at the top. */
export function categoryTree<T extends Node>(all: readonly T[]): { top: T; below: T[] }[] {
  const isTop = (it: T): boolean => it.parentId === null || !all.some(({ id }) => id === it.parentId);
  return all
    .filter(isTop)
    .sort(byPosition)
    .map((top) => ({ top, below: all.filter(({ parentId, id }) => parentId === top.id && id !== top.id).sort(byPosition) }));
}

/** “茶叶 / 红茶”, to choose from. */
export const categoryOptions = (all: readonly Node[]): { value: string; label: string }[] =>
  categoryTree(all).flatMap(({ top, below }) => [
    { value: top.id, label: top.name },
    ...below.map((it) => ({ value: it.id, label: `${top.name} / ${it.name}` })),
  ]);
