import { describe, expect, it } from 'vitest';
import { printedName, remarkOf } from '../index.ts';

describe('the name on a row', () => {
  it.each<[string, string, string]>([
    ['糕点', '凤梨酥', '*糕点*凤梨酥'],
    ['糕点', '*糕点*凤梨酥', '*糕点*凤梨酥'],
    ['糕点', '*食品*凤梨酥', '*糕点*凤梨酥'],
    ['糕点', '凤*梨*酥', '*糕点*凤梨酥'],
    ['糕点', '*凤梨酥', '*糕点*凤梨酥'],
    ['糕点', '  凤梨酥  礼盒 ', '*糕点*凤梨酥 礼盒'],
    [' 糕点 ', '凤梨酥', '*糕点*凤梨酥'],
    ['', '凤梨酥', '凤梨酥'],
    ['', '*糕点*凤梨酥', '*糕点*凤梨酥'],
    ['糕点', '凤'.repeat(40), `*糕点*${'凤'.repeat(27)}`],
    ['糕点', 'a'.repeat(100), `*糕点*${'a'.repeat(82)}`],
    ['糕点', `${'a'.repeat(81)}🍍`, `*糕点*${'a'.repeat(81)}`],
    ['糕点', `${'a'.repeat(78)}🍍b`, `*糕点*${'a'.repeat(78)}🍍`],
  ])('of %s and %s is %s', (short, name, printed) => {
    expect(printedName(short, name)).toBe(printed);
  });
});

describe('the remark', () => {
  const number = (nth: number): string => `D${String(nth).padStart(19, '0')}`;
  const numbers = (count: number): string[] => Array.from({ length: count }, (_, at) => number(at));

  it.each<[string, string[], string]>([
    ['订单号：{orders}', ['A1'], '订单号：A1'],
    ['订单号：{orders}', ['A1', 'A2'], '订单号：A1、A2'],
    ['', ['A1'], ''],
    ['谢谢惠顾', ['A1'], '谢谢惠顾'],
    ['{orders}，谢谢', ['A1', '$&'], 'A1、$&，谢谢'],
    ['{orders} {orders}', ['A1'], 'A1 '],
    ['订单号：{orders}', [], '订单号：'],
    ['订单号：{orders}', numbers(10), `订单号：${numbers(10).join('、')}`],
    ['订单号：{orders}', numbers(11), `订单号：${numbers(10).join('、')}等11单`],
    ['订单号：{orders}', numbers(100), `订单号：${numbers(10).join('、')}等100单`],
    [`${'备'.repeat(228)}{orders}`, numbers(3), `${'备'.repeat(228)}3单`],
    ['备'.repeat(300), numbers(3), '备'.repeat(230)],
  ])('%s with %j is %s', (template, orders, remark) => {
    expect(remarkOf(template, orders)).toBe(remark);
    expect(remark.length).toBeLessThanOrEqual(230);
  });
});
