import type { Department, Member } from './api.ts';

export const states = ['active', 'left', 'all'] as const;
export type State = (typeof states)[number];

export interface TeamSearch {
  tab: 'members' | 'handovers';
  /** A department's id; null for everybody, 0 for people in none. */
  department: number | null;
  state: State;
  text: string;
}

/** What the address says; anything else in it counts as nothing. */
export function readSearch(params: URLSearchParams): TeamSearch {
  const department = params.get('department');
  return {
    tab: params.get('tab') === 'handovers' ? 'handovers' : 'members',
    department: department !== null && /^\d+$/.test(department) ? Number(department) : null,
    state: states.find((it) => it === params.get('state')) ?? 'active',
    text: params.get('q') ?? '',
  };
}

export function writeSearch(search: TeamSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (search.tab !== 'members') params.set('tab', search.tab);
  if (search.department !== null) params.set('department', String(search.department));
  if (search.state !== 'active') params.set('state', search.state);
  if (search.text) params.set('q', search.text);
  return params;
}

/** A department and everything below it; survives a tree that bites its own tail. */
export function withBelow(departments: readonly Department[], top: number): Set<number> {
  const found = new Set([top]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { id, parentId } of departments) if (parentId !== null && found.has(parentId)) found.add(id);
  }
  return found;
}

export function findMembers(members: readonly Member[], departments: readonly Department[], search: TeamSearch): Member[] {
  const wanted = search.department ? withBelow(departments, search.department) : null;
  const text = search.text.trim().toLowerCase();
  return members
    .filter(
      (it) =>
        (search.state === 'all' || it.active === (search.state === 'active')) &&
        (search.department !== 0 || it.departments.length === 0) &&
        (!wanted || it.departments.some(({ id }) => wanted.has(id))) &&
        (text === '' || it.name.toLowerCase().includes(text) || it.userid.toLowerCase().includes(text)),
    )
    .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'zh'));
}
