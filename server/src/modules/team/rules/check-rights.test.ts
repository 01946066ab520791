import { customerFieldKeys, defaultRoles, fieldRights, permissions, roleKeys, rowScopes } from '@lianke/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRights, findProblems, sameRights, tidyPermissions } from './check-rights.ts';

const custom = new Map([
  ['fld_a', { personal: true }],
  ['fld_b', { personal: false }],
]);

test('what roles come with is valid', () => {
  for (const key of roleKeys) expect(findProblems(defaultRoles[key].fields, custom)).toEqual([]);
});

test.each([
  ['colour', 'read', 'unknown'],
  ['custom.fld_c', 'read', 'unknown'],
  ['constructor', 'hidden', 'unknown'],
  ['company', 'masked', 'not_maskable'],
  ['custom.fld_b', 'masked', 'not_maskable'],
  ['memberNo', 'write', 'not_editable'],
] as const)('%s: %s is refused', (field, right, problem) => {
  expect(findProblems({ [field]: right }, custom)).toEqual([{ field, problem }]);
});

test.each([
  ['phone', 'masked'],
  ['company', 'write'],
  ['custom.fld_a', 'masked'],
  ['custom.fld_b', 'write'],
] as const)('%s: %s is fine', (field, right) => {
  expect(findProblems({ [field]: right }, custom)).toEqual([]);
});

const rights = fc.record({
  permissions: fc.subarray([...permissions]),
  rows: fc.constantFrom(...rowScopes),
  fields: fc.dictionary(fc.constantFrom(...customerFieldKeys), fc.constantFrom(...fieldRights)),
});

test('the record of a change tells every difference, and turned round it tells the way back', () => {
  fc.assert(
    fc.property(rights, rights, (before, after) => {
      const changes = compareRights(before, after);
      const back = compareRights(after, before);
      expect(new Set(changes.map((it) => `${it.field} ${it.before} ${it.after}`))).toEqual(
        new Set(back.map((it) => `${it.field} ${it.after} ${it.before}`)),
      );
      expect(sameRights(before, after)).toBe(changes.length === 0);
      expect(changes.some((it) => it.field === 'rows')).toBe(before.rows !== after.rows);
      const differing = permissions.filter((it) => before.permissions.includes(it) !== after.permissions.includes(it));
      expect(changes.filter((it) => it.field.startsWith('permission.')).map((it) => it.field)).toEqual(
        differing.map((it) => `permission.${it}`),
      );
    }),
  );
});

test('nobody is left without "self", and nothing is listed twice', () => {
  expect(tidyPermissions([])).toEqual(['self']);
  expect(tidyPermissions(['team.read', 'customers.read', 'team.read'])).toEqual(['self', 'customers.read', 'team.read']);
});
