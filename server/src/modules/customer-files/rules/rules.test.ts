import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinList, protectCell, readCell, splitList } from '../../../kernel/spreadsheets/cell-escape.ts';
import { formatInstant, formatMoney } from './format-values.ts';
import { guessMapping } from './guess-mapping.ts';
import { parseBool, parseDay, parseInstant, parseMoney, parseNumber, parsePhone } from '../../../kernel/spreadsheets/parse-cells.ts';
import { parseGender, parseLevel, parseRegion } from './parse-values.ts';

describe('cells that a spreadsheet would run', () => {
  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])('%j is marked as text', (text) => {
    expect(protectCell(text)).toBe(`'${text}`);
    expect(readCell(protectCell(text))).toBe(text);
  });

  it('leaves plain texts and numbers alone', () => {
    for (const text of ['王小明', '-12.50', '0138', "O'Neil", '']) expect(protectCell(text)).toBe(text);
  });

  it('are always given back exactly', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(readCell(protectCell(text))).toBe(text)));
  });

  it('trims what people typed and takes the digits out of ="0138"', () => {
    expect(readCell('  王  ')).toBe('王');
    expect(readCell('="0138"')).toBe('0138');
    expect(readCell("'王")).toBe("'王");
  });
});

describe('several texts in one cell', () => {
  it('are given back exactly, whatever signs are in them', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 });
    fc.assert(fc.property(texts, (list) => void expect(splitList(joinList(list))).toEqual(list)));
  });

  it('are parted the way people do', () => {
    expect(splitList('老客户、生日，VIP;新|A,B')).toEqual(['老客户', '生日', 'VIP', '新', 'A', 'B']);
    expect(splitList(joinList(['a、b', 'c\\']))).toEqual(['a、b', 'c\\']);
  });
});

describe('values as people write them', () => {
  const value = (parsed: { value: unknown } | { problem: string }): unknown => ('value' in parsed ? parsed.value : parsed.problem);

  it.each([
    ['138 0013 8000', '13800138000'],
    ['+86-138-0013-8000', '+8613800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['1.3812345678E+10', '13812345678'],
    ['13812345678.0', '13812345678'],
    ['1.38123E+10', 'phone_rounded'],
    ['1.4E10', 'phone_rounded'],
    ['13a', 'phone_invalid'],
    ['123', 'phone_invalid'],
    ['1234567890123456', 'phone_invalid'],
  ])('phone %s', (cell, expected) => expect(value(parsePhone(cell))).toBe(expected));

  it.each([
    ['1990-5-17', '1990-05-17'],
    ['1990/05/17', '1990-05-17'],
    ['1990.5.17', '1990-05-17'],
    ['1990年5月17日', '1990-05-17'],
    ['19900517', '1990-05-17'],
    ['1990-05-17 00:00:00', '1990-05-17'],
    ['1990-02-30', 'date_invalid'],
    ['5月17日', 'date_invalid'],
    ['17/05/1990', 'date_invalid'],
  ])('day %s', (cell, expected) => expect(value(parseDay(cell))).toBe(expected));

  it.each([
    ['2026-11-22', Date.UTC(2026, 10, 21, 16)],
    ['2026-11-22 08:30', Date.UTC(2026, 10, 22, 0, 30)],
    ['2026/11/22 08:30:05.7', Date.UTC(2026, 10, 22, 0, 30, 5, 700)],
    ['2026-11-22 25:00', 'instant_invalid'],
    ['yesterday', 'instant_invalid'],
  ])('instant %s is in China', (cell, expected) => expect(value(parseInstant(cell))).toBe(expected));

  it('money, numbers, yes and no, gender, level, region', () => {
    expect(['1,234.5', '¥88', '12元', '-0.01', '1.234'].map((cell) => value(parseMoney(cell)))).toEqual([
      123450,
      8800,
      1200,
      -1,
      'money_invalid',
    ]);
    expect(['1,000', '-0.5', '1e3', 'x', '1e99'].map((cell) => value(parseNumber(cell)))).toEqual([
      1000,
      -0.5,
      1000,
      'number_invalid',
      'number_invalid',
    ]);
    expect(['是', 'NO', '√', '也许'].map((cell) => value(parseBool(cell)))).toEqual([true, false, true, 'bool_invalid']);
    expect(['男', 'F', '先生', '?'].map((cell) => value(parseGender(cell)))).toEqual(['male', 'female', 'male', 'gender_unknown']);
    expect(['金卡会员', '3', '黑金'].map((cell) => value(parseLevel(cell)))).toEqual([2, 3, 'level_unknown']);
    expect(['杭州', '330106', '330100', '999999'].map((cell) => value(parseRegion(cell)))).toEqual([
      '330100',
      '330106',
      '330100',
      'region_unknown',
    ]);
  });

  it('what we write is read back: instants to the millisecond, money to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_102_444_800_000 }), (at) => void expect(value(parseInstant(formatInstant(at)))).toBe(at)),
    );
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (fen) => void expect(value(parseMoney(formatMoney(fen)))).toBe(fen)),
    );
  });
});

describe('columns are recognised by their headings', () => {
  it('in Chinese and English, with notes in brackets, each field once', () => {
    const columns = [
      '姓名*',
      '手机（必填）',
      '联系电话',
      '会员卡号',
      '出生日期',
      'Gender',
      '客户等级',
      '导出标记',
      '手机号（脱敏）',
      '爱好',
    ];
    const hobby = { id: 'fld_1', label: '爱好' } as Parameters<typeof guessMapping>[1][number];
    expect(guessMapping(columns, [hobby])).toEqual({
      '姓名*': 'name',
      '手机（必填）': 'phone',
      会员卡号: 'memberNo',
      出生日期: 'birthday',
      Gender: 'gender',
      爱好: 'custom.fld_1',
    });
  });
});
