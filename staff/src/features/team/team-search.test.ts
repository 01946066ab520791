import { describe, expect, it } from 'vitest';
import type { Member } from './api.ts';
import { findMembers, readSearch, withBelow, writeSearch } from './team-search.ts';

const departments = [
  { id: 1, parentId: null, name: '总部' },
  { id: 2, parentId: 1, name: '华东' },
  { id: 3, parentId: 2, name: '杭州店' },
  { id: 4, parentId: 1, name: '华南' },
];
const member = (name: string, department: number | null, active = true): Member => ({
  id: `stf_${name}`,
  userid: name,
  name,
  avatarUrl: null,
  role: 'sales',
  departments: department === null ? [] : [{ id: department, name: '' }],
  active,
  leftAt: null,
  customers: 0,
  lastSeenAt: null,
  can: { setRole: false, handOver: false, signOut: false },
});
const members = [member('hangzhou', 3), member('huadong', 2), member('huanan', 4), member('nowhere', null), member('gone', 3, false)];
const found = (address: string): string[] =>
  findMembers(members, departments, readSearch(new URLSearchParams(address))).map(({ name }) => name);

describe('finding colleagues', () => {
  it('shows those at work unless asked otherwise', () => {
    expect(found('')).toEqual(['hangzhou', 'huadong', 'huanan', 'nowhere']);
    expect(found('state=left')).toEqual(['gone']);
    expect(found('state=all')).toHaveLength(5);
  });

  it('includes the departments below', () => {
    expect(found('department=2')).toEqual(['hangzhou', 'huadong']);
    expect(found('department=1')).toEqual(['hangzhou', 'huadong', 'huanan']);
  });

  it('finds people in no department, and by name or account', () => {
    expect(found('department=0')).toEqual(['nowhere']);
    expect(found('q=HUA')).toEqual(['huadong', 'huanan']);
  });

  it('keeps the search in the address, and ignores nonsense in it', () => {
    const search = { tab: 'handovers', department: 3, state: 'all', text: '陈' } as const;
    expect(readSearch(writeSearch(search))).toEqual(search);
    expect(readSearch(new URLSearchParams('tab=x&department=1e9&state=y'))).toEqual({
      tab: 'members',
      department: null,
      state: 'active',
      text: '',
    });
    expect(writeSearch(readSearch(new URLSearchParams())).toString()).toBe('');
  });

  it('does not hang on departments that contain each other', () => {
    const round = [
      { id: 1, parentId: 2, name: '' },
      { id: 2, parentId: 1, name: '' },
    ];
    expect([...withBelow(round, 1)].sort()).toEqual([1, 2]);
  });
});
