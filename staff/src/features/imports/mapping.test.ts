import { describe, expect, it } from 'vitest';
import { fittingMatch, isUsable, mapColumn, matchChoices, minutesLeft } from './mapping.ts';

describe('mapping columns', () => {
  it('takes a field from the column that had it', () => {
    expect(mapColumn({ 电话: 'phone', 名字: 'name' }, '手机', 'phone')).toEqual({ 名字: 'name', 手机: 'phone' });
    expect(mapColumn({ 电话: 'phone' }, '电话', null)).toEqual({});
  });

  it('finds customers only by what the file carries', () => {
    expect(matchChoices({ 名字: 'name' })).toEqual(['none']);
    expect(matchChoices({ 编号: 'externalKey', 电话: 'phone' })).toEqual(['phone', 'externalKey', 'none']);
    expect(fittingMatch({ 名字: 'name' }, 'phone')).toBe('none');
    expect(fittingMatch({ 编号: 'externalKey', 电话: 'phone' }, 'externalKey')).toBe('externalKey');
  });

  it('needs somebody to be found or named', () => {
    expect(isUsable({}, 'none')).toBe(false);
    expect(isUsable({ 单位: 'company' }, 'none')).toBe(false);
    expect(isUsable({ 单位: 'company', 名字: 'name' }, 'none')).toBe(true);
    expect(isUsable({ 电话: 'phone' }, 'phone')).toBe(true);
  });

  it('tells the time left only when it can be told', () => {
    expect(minutesLeft({ progress: { done: 400, total: 1000, failed: 0 }, rate: 10 })).toBe(1);
    expect(minutesLeft({ progress: { done: 0, total: null, failed: 0 }, rate: 10 })).toBeNull();
    expect(minutesLeft({ progress: { done: 0, total: 5, failed: 0 }, rate: null })).toBeNull();
  });
});
