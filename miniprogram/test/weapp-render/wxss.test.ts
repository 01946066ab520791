import { expect, test } from 'vitest';
import { wxssToCss } from './wxss.ts';

test('rpx become vw, imports are inlined, page is the body', () => {
  const files: Record<string, string> = {
    'a/b.wxss': '@import "../c.wxss";.page{width:750rpx;margin:-75rpx 0}',
    'c.wxss': 'body,page{color:red}.x{}page{top:0}',
  };
  expect(wxssToCss('a/b.wxss', (file) => files[file] ?? '')).toBe('body,body{color:red}.x{}body{top:0}.page{width:100vw;margin:-10vw 0}');
});
