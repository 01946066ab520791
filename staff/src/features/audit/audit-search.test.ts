import { describe, expect, it } from 'vitest';
import type { AuditEntry } from './api.ts';
import { readSearch, toRange, writeSearch } from './audit-search.ts';
import { groupEntries } from './group-entries.ts';

/** 2026-11-22 07:30 in China, still the 21st in London. */
const now = Date.UTC(2026, 10, 21, 23, 30);
const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('the filter of the record', () => {
  it('counts days as China does, both ends included', () => {
    expect(toRange({ period: 'today', from: null, to: null }, now)).toEqual({ from: at('2026-11-22T00:00:00') });
    expect(toRange({ period: 'week', from: null, to: null }, now)).toEqual({ from: at('2026-11-16T00:00:00') });
    expect(toRange({ period: 'custom', from: '2026-11-01', to: '2026-11-01' }, now)).toEqual({
      from: at('2026-11-01T00:00:00'),
      to: at('2026-11-02T00:00:00') - 1,
    });
    expect(toRange({ period: 'all', from: '2026-11-01', to: null }, now)).toEqual({});
  });

  it('lives in the address, which may hold nonsense', () => {
    const search = {
      period: 'custom',
      from: '2026-11-01',
      to: null,
      staffId: 'stf_1',
      action: 'customer.viewed',
      customerId: 'cus_1',
    } as const;
    expect(readSearch(writeSearch(search))).toEqual(search);
    expect(readSearch(new URLSearchParams('time=x&from=2026-13-40&staff=cus_1&customer=1'))).toEqual({
      period: 'week',
      from: null,
      to: null,
      staffId: null,
      action: null,
      customerId: null,
    });
  });
});

describe('looks at my customers', () => {
  it('are grouped by day and customer', () => {
    const look = (time: string, id: string): AuditEntry => ({
      id: `${time}${id}`,
      at: at(time),
      actor: { kind: 'staff', id: 'stf_1', name: '陈丽' },
      action: 'customer.viewed',
      subject: { kind: 'customer', id, name: id },
      changes: [],
      detail: {},
      from: null,
      sealed: true,
    });
    const groups = groupEntries([
      look('2026-11-22T09:00:00', 'a'),
      look('2026-11-22T08:00:00', 'b'),
      look('2026-11-22T00:10:00', 'a'),
      look('2026-11-21T23:50:00', 'a'),
    ]);
    expect(groups.map(({ day, customers }) => [day, customers.map((it) => [it.name, it.entries.length])])).toEqual([
      [
        '2026-11-22',
        [
          ['a', 2],
          ['b', 1],
        ],
      ],
      ['2026-11-21', [['a', 1]]],
    ]);
  });
});
