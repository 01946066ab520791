import { customerFields } from '@lianke/shared';
import { contracts } from '@lianke/shared/contracts';
import { describe, expect, it } from 'vitest';
import type { CustomerRow } from '../api.ts';
import type { FieldValue } from './field-value.ts';
import { mergeChanges, toChange, valueOf, withValue } from './field-value.ts';

const row = {
  id: 'cus_1',
  name: '王芳',
  avatarUrl: null,
  version: 3,
  gender: 'female',
  level: 2,
  owner: { staffId: 'stf_1', name: '陈丽' },
  tags: ['企微标签', '送礼'],
  ownTags: ['送礼'],
  custom: { fld_1: 5 },
} as CustomerRow;

const examples: Record<string, FieldValue> = {
  name: '王芳',
  phone: '13812345678',
  email: 'a@b.cn',
  address: '杭州',
  taxId: '91330106MA2CXXXX8K',
  company: '茶行',
  gender: 'male',
  birthday: '1990-05-17',
  region: '330100',
  level: 1,
  owner: 'stf_1',
  tags: ['送礼'],
};

describe('one field', () => {
  it('is changed in the words of the contract, whichever editable field it is', () => {
    const input = contracts['staff.customers.update'].input.shape.change;
    for (const [key, field] of Object.entries(customerFields).filter(([, it]) => it.editable)) {
      expect(examples, field.type).toHaveProperty(key);
      const change = toChange(key, examples[key] ?? null);
      expect(Object.keys(change)).toHaveLength(1);
      expect(input.parse(change), key).toEqual(change);
      if (key !== 'name') expect(input.safeParse(toChange(key, null)).success, `${key} emptied`).toBe(true);
    }
  });

  it('several custom fields travel together', () => {
    expect(mergeChanges([toChange('custom.a', 1), toChange('custom.b', null), toChange('level', 2)])).toEqual({
      custom: { a: 1, b: null },
      level: 2,
    });
  });

  it('reads back what it shows before the server has answered', () => {
    for (const [key, value] of [
      ['level', 3],
      ['owner', 'stf_2'],
      ['owner', null],
      ['tags', ['新客']],
      ['custom.fld_1', null],
      ['company', '茶行'],
    ] as const)
      expect(
        valueOf(
          withValue(row, key, value as FieldValue, () => '某人'),
          key,
        ),
      ).toEqual(value);
  });

  it('leaves the tags of WeCom alone', () => {
    expect(withValue(row, 'tags', ['新客'], String)).toMatchObject({ tags: ['企微标签', '新客'], ownTags: ['新客'] });
  });

  it('is undefined where the caller may not see it', () => {
    expect(valueOf(row, 'company')).toBeUndefined();
    expect(valueOf(row, 'custom.fld_9')).toBeUndefined();
  });
});
