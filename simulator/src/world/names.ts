const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧';
const GIVEN = [
  '雨桐', '子轩', '欣怡', '浩然', '梓涵', '思远', '佳琪', '俊杰', '诗涵', '宇航',
  '静怡', '明轩', '晓燕', '志强', '丽娜', '建国', '雪梅', '海涛', '婷婷', '文博',
]; // prettier-ignore

const at = (list: string | string[], index: number): string => list[index % list.length] ?? '';

/** Steps that share no factor with the list lengths, so that neighbours look unalike. */
export const makeUpName = (number: number): string => at(SURNAMES, number * 7 + 3) + at(GIVEN, number * 3 + Math.floor(number / 20));

/** 1390000xxxx: a well-formed number nobody is likely to ring by accident. */
export const makeUpPhone = (number: number): string => `139${String(10_000_000 + ((number * 7919) % 89_999_999)).padStart(8, '0')}`;
