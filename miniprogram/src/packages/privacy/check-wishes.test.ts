import { expect, test } from 'vitest';
import { filledIn, wishProblem } from './check-wishes';

test('a correction needs something in it, and what is given must look right', () => {
  expect(wishProblem({}, ' ')).toBe('correct.empty');
  expect(wishProblem({}, '名字写错了')).toBeUndefined();
  expect(wishProblem({ name: '林小满', phone: '138 1234 5678', email: 'lin@example.cn', birthday: '1990-05-17' }, '')).toBeUndefined();
  expect([wishProblem({ phone: 'abc' }, ''), wishProblem({ email: 'lin@' }, ''), wishProblem({ birthday: '90年' }, '')]).toEqual([
    'correct.bad_phone',
    'correct.bad_email',
    'correct.bad_birthday',
  ]);
});

test('empty fields are no wishes', () => {
  expect(filledIn({ name: '  林小满 ', email: ' ', phone: '' })).toEqual({ name: '林小满' });
});
