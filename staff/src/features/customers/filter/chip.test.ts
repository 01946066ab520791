import { customerFields, fieldRights } from '@lianke/shared';
import { contracts } from '@lianke/shared/contracts';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../../messages/catalogue.ts';
import type { FieldView } from '../fields/field-catalogue.ts';
import { makeCatalogue } from '../fields/field-catalogue.ts';
import { chipText } from './chip-text.ts';
import type { Condition } from './chip.ts';
import { isComplete, toChips, toConditions } from './chip.ts';
import { dayEnd, dayOf, dayStart } from './instants.ts';
import { operatorsOf } from './operators.ts';

const zh = catalogues['zh-CN'];
const fields = Object.entries(customerFields).map(([key, { type, sortable, filterable, editable }]): FieldView => ({
  key,
  label: null,
  type,
  personal: type === 'personal',
  right: 'write',
  sortable,
  filterable,
  editable,
  required: false,
  options: null,
}));
const all = makeCatalogue({ fields, levels: [{ level: 2, name: '金卡会员' }], tags: [], owners: [{ staffId: 'stf_1', name: '陈丽' }] }, zh);
const say = (filter: Condition[]): string[] => toChips(filter).map((chip) => Object.values(chipText(chip, all, zh)).join('：'));

describe('the filter builder', () => {
  it('shows a lower and an upper bound as one chip and sends two conditions', () => {
    const filter: Condition[] = [
      { field: 'paidTotalFen', op: 'gte', value: 10_000 },
      { field: 'paidTotalFen', op: 'lte', value: 50_000 },
      { field: 'tags', op: 'has_any', value: ['金卡'] },
    ];
    expect(toChips(filter)).toHaveLength(2);
    expect(toConditions(toChips(filter))).toEqual(filter);
  });

  it('keeps bounds of different fields apart', () => {
    const filter: Condition[] = [
      { field: 'level', op: 'gte', value: 1 },
      { field: 'ordersCount', op: 'lte', value: 5 },
    ];
    expect(toConditions(toChips(filter))).toEqual(filter);
    expect(toChips(filter)).toHaveLength(2);
  });

  it('says each condition in words', () => {
    expect(
      say([
        { field: 'paidTotalFen', op: 'gte', value: 10_000 },
        { field: 'paidTotalFen', op: 'lte', value: 50_000 },
        { field: 'level', op: 'in', value: ['2'] },
        { field: 'owner', op: 'in', value: ['stf_1'] },
        { field: 'region', op: 'in', value: ['330100'] },
        { field: 'lastSeenAt', op: 'within_days', value: 30 },
        { field: 'createdAt', op: 'gte', value: dayStart('2026-11-01') },
        { field: 'phone', op: 'empty' },
        { field: 'tags', op: 'has_none', value: ['新客', '送礼'] },
      ]),
    ).toEqual([
      '累计消费：¥100.00 至 ¥500.00',
      '会员等级：是其中之一 金卡会员',
      '负责人：是其中之一 陈丽',
      '地区：是其中之一 浙江省杭州市',
      '最近活跃：在最近 30 天内',
      '建档时间：不小于 2026-11-01',
      '手机号：未填写',
      '标签：不含 新客、送礼',
    ]);
  });

  it('sends a condition only when it is whole', () => {
    expect(isComplete({ field: 'name', op: 'is' })).toBe(false);
    expect(isComplete({ field: 'tags', op: 'has_any', value: [] })).toBe(false);
    expect(isComplete({ field: 'level', op: 'between', value: 5 })).toBe(false);
    expect(isComplete({ field: 'level', op: 'between', value: 5, to: 3 })).toBe(false);
    expect(isComplete({ field: 'level', op: 'between', value: 3, to: 5 })).toBe(true);
    expect(isComplete({ field: 'phone', op: 'empty' })).toBe(true);
  });

  it('asks of a masked field only whether it has a value', () => {
    for (const field of fields) expect(operatorsOf({ ...field, right: 'masked' })).toEqual(['empty', 'not_empty']);
    expect(fieldRights).toContain('masked');
  });

  it('offers for every filterable field something, and only what the contract knows', () => {
    const filter = contracts['staff.customers.list'].input.shape.filter;
    for (const field of fields.filter((it) => it.filterable)) {
      const ops = operatorsOf(field);
      expect(ops.length, field.key).toBeGreaterThan(0);
      for (const op of ops)
        for (const { field: key, op: sent } of toConditions([{ field: field.key, op, value: 1, to: 2 }]))
          expect(filter.safeParse([{ field: key, op: sent, value: 1 }]).success, `${key} ${sent}`).toBe(true);
    }
  });

  it('takes a day in China, wherever the browser is', () => {
    expect(dayOf(dayStart('2026-11-22'))).toBe('2026-11-22');
    expect(dayOf(dayEnd('2026-11-22'))).toBe('2026-11-22');
    expect(dayStart('2026-11-23') - dayEnd('2026-11-22')).toBe(1);
  });
});
