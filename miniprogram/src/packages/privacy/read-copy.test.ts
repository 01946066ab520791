import { expect, test } from 'vitest';
import { readCopy } from './read-copy';

test('a copy is read section by section; one that cannot be read is empty, not an error', () => {
  const section = { key: 'profile', title: '我的资料', columns: ['项目', '内容'], rows: [['姓名', '林小满']] };
  expect(readCopy(JSON.stringify({ data: {}, text: [section] }))).toEqual([section]);
  expect([readCopy('{"data":{}}'), readCopy('<html>')]).toEqual([[], []]);
});
