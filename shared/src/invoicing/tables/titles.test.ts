import { describe, expect, it } from 'vitest';
import { checkTitle, creditCodeCheckDigit, taxNoKind } from '../index.ts';
import type { Title } from '../index.ts';

const title = (more: Partial<Title>): Title => ({
  ...{ kind: 'company', name: '杭州连客食品有限公司', taxNo: '92330106MADEM0A15G' },
  ...{ address: '', phone: '', bank: '', account: '' },
  ...more,
});

describe('the form of a tax number', () => {
  it.each<[string, string | null]>([
    ['91440300MADEM0A152', 'credit_code'],
    ['913101151234567880', 'credit_code'],
    ['92330106MADEM0A15G', 'credit_code'],
    ['91110105MA1TE5T93Y', 'credit_code'],
    ['339902999999789113', 'credit_code'], // the sandbox's, with a wrong digit
    ['92330106MADEM0A15H', 'credit_code'],
    ['92330106MADEM0A15I', null], // I, O, S, V and Z are no characters of it
    ['92330106MADEM0O15G', null],
    ['92330106MADEM0S15G', null],
    ['92330106MADEM0V15G', null],
    ['92330106MADEM0Z15G', null],
    ['9233010XMADEM0A15G', null], // the area is digits
    ['110101199003077715', '18_id'],
    ['11010119900307109X', '18_id'],
    ['330106123456789', '15'],
    ['33010612345678A', '15'],
    ['3301061234567A9', '15'],
    ['33010612345678901', '17'],
    ['33010612345678901234', '20'],
    ['3301061234567', null],
    ['33010612345678', null],
    ['3301061234567890', null],
    ['3301061234567890123', null],
    ['330106123456789012345', null],
    ['A30106123456789', null],
    ['33010612345678a', null],
    ['330106 12345678', null],
    ['', null],
  ])('%s is %s', (no, kind) => {
    expect(taxNoKind(no)).toBe(kind);
  });

  it.each([
    ['91440300MADEM0A15', '2'],
    ['91310115123456788', '0'],
    ['92330106MADEM0A15', 'G'],
    ['91110105MA1TE5T93', 'Y'],
  ])('%s ends with %s', (code, digit) => {
    expect(creditCodeCheckDigit(code)).toBe(digit);
  });
});

describe('what is wrong with a title', () => {
  it.each<[string, Partial<Title>, 'normal' | 'special', string]>([
    ['a company', {}, 'normal', ''],
    ['a company’s special invoice', {}, 'special', ''],
    ['a company without a number', { taxNo: '' }, 'normal', 'tax_no_missing'],
    ['a company whose number is blanks', { taxNo: '  ' }, 'normal', 'tax_no_missing'],
    ['a wrong check digit', { taxNo: '92330106MADEM0A15H' }, 'normal', 'tax_no_check_digit'],
    ['the number of the sandbox', { taxNo: '339902999999789113' }, 'normal', 'tax_no_check_digit'],
    ['a number too short', { taxNo: '92330106' }, 'normal', 'tax_no_shape'],
    ['a letter that is never used', { taxNo: '92330106MADEM0O15G' }, 'normal', 'tax_no_shape'],
    ['an old number of 15', { taxNo: '330106123456789' }, 'normal', ''],
    ['an old number of 20', { taxNo: '33010612345678901234' }, 'special', ''],
    ['no name', { name: ' ' }, 'normal', 'name_missing'],
    ['neither name nor number', { name: '', taxNo: '' }, 'normal', 'name_missing tax_no_missing'],
    ['a bracket that is not closed', { name: '连客（杭州有限公司' }, 'normal', 'name_brackets'],
    ['a bracket that is not opened', { name: '连客杭州)有限公司' }, 'normal', 'name_brackets'],
    ['brackets the wrong way round', { name: '连客)杭州(有限公司' }, 'normal', 'name_brackets'],
    ['a person', { kind: 'person', name: '王小明', taxNo: '' }, 'normal', ''],
    ['个人', { kind: 'person', name: '个人', taxNo: '' }, 'normal', ''],
    ['a person with their number', { kind: 'person', name: '王小明', taxNo: '11010519491231002X' }, 'normal', ''],
    ['a person with a wrong number', { kind: 'person', name: '王小明', taxNo: '110105194912310021' }, 'normal', 'tax_no_check_digit'],
    ['a company as a person', { kind: 'person', name: '杭州连客食品有限公司', taxNo: '' }, 'normal', 'name_looks_like_company'],
    ['a factory as a person', { kind: 'person', name: '杭州糕点厂', taxNo: '' }, 'normal', 'name_looks_like_company'],
    ['a school as a person', { kind: 'person', name: '浙江大学', taxNo: '' }, 'normal', 'name_looks_like_company'],
    ['a person’s special invoice', { kind: 'person', name: '王小明', taxNo: '' }, 'special', 'tax_no_missing'],
  ])('%s: %s', (_, more, type, expected) => {
    const { problems, warnings } = checkTitle(title(more), type);
    expect([...problems, ...warnings].join(' ')).toBe(expected);
  });
});

describe('a title as it was typed', () => {
  it.each<[keyof Title, string, string]>([
    ['name', '连客(杭州)有限公司', '连客（杭州）有限公司'],
    ['name', '连客﻿（杭州)有限公司', '连客（杭州）有限公司'],
    ['name', '连客［杭州］有限公司', '连客（杭州）有限公司'],
    ['name', ' 连客 食品 有限公司 ', '连客食品有限公司'],
    ['name', '连客　食品有限公司', '连客食品有限公司'],
    ['name', '连客 （杭州） 有限公司', '连客（杭州）有限公司'],
    ['name', 'Ｌｉａｎｋｅ食品有限公司', 'Lianke食品有限公司'],
    ['name', 'Lianke（China） Ltd', 'Lianke(China) Ltd'],
    ['name', 'Lianke  Foods   Ltd', 'Lianke Foods Ltd'],
    ['taxNo', '9233 0106 madem0a15g', '92330106MADEM0A15G'],
    ['taxNo', '９２３３０１０６ＭＡＤＥＭ０Ａ１５Ｇ', '92330106MADEM0A15G'],
    ['taxNo', '92330106-MADEM0A15G', '92330106MADEM0A15G'],
    ['taxNo', '\u200e92330106MADEM0A15G\u200b', '92330106MADEM0A15G'],
    ['account', '6222 0212 0800 1234 567', '6222021208001234567'],
    ['phone', ' ０５７１－８８８８００００ ', '0571－88880000'],
    ['address', ' 杭州市  西湖区 ', '杭州市 西湖区'],
    ['bank', '工商银行\n杭州分行', '工商银行 杭州分行'],
  ])('%s %s becomes %s', (field, typed, clean) => {
    expect(checkTitle(title({ [field]: typed }), 'normal').title[field]).toBe(clean);
  });
});
