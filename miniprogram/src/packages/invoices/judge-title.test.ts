import { expect, test } from 'vitest';
import { emptyTitle, judgeTitle, mailFits, sameTitle } from './judge-title';

const company = { ...emptyTitle, name: ' 杭州云栖示例科技(西湖)有限公司', taxNo: '9133 0106 madem0a15k' };

test('a company is sent as it is registered, without blanks and with wide brackets', () => {
  const { title, problem, warnings } = judgeTitle(company, 'special');
  expect(title).toMatchObject({ name: '杭州云栖示例科技（西湖）有限公司', taxNo: '91330106MADEM0A15K' });
  expect([problem, warnings]).toEqual([undefined, []]);
});

test('a wrong check digit only warns, a wrong shape does not go', () => {
  expect(judgeTitle({ ...company, taxNo: '91330106MADEM0A15A' }, 'normal')).toMatchObject({
    warnings: ['titles.warning.tax_no_check_digit'],
  });
  expect(judgeTitle({ ...company, taxNo: '9133' }, 'normal').problem).toBe('titles.problem.tax_no_shape');
  expect(judgeTitle({ ...company, taxNo: '' }, 'normal').problem).toBe('titles.problem.tax_no_missing');
});

test('a person gets no special invoice, and none of what was typed about a company', () => {
  const person = { ...company, kind: 'person' as const, name: '林小满', bank: '招商银行' };
  expect(judgeTitle(person, 'special').problem).toBe('titles.problem.special_needs_company');
  expect(judgeTitle(person, 'normal').title).toEqual({ ...emptyTitle, kind: 'person', name: '林小满' });
  expect(judgeTitle({ ...person, name: ' ' }, 'normal').problem).toBe('titles.problem.name_missing');
});

test('two titles are the same when everything that is printed is', () => {
  expect(sameTitle(company, { ...company })).toBe(true);
  expect(sameTitle(company, { ...company, phone: '1' })).toBe(false);
});

test('mail is optional, but has to be an address', () => {
  expect(['', ' ', 'a@b.cn'].map(mailFits)).toEqual([true, true, true]);
  expect(['a@b', 'a b@c.cn', '@b.cn'].map(mailFits)).toEqual([false, false, false]);
});
