import { describe, expect, it } from 'vitest';
import { chinaRegions, findRegion, listRegions, regionName } from './index.ts';

describe('names of regions', () => {
  it('are read back to the code they were written for', () => {
    for (const code of Object.keys(chinaRegions)) expect(findRegion(regionName(code) ?? '')).toBe(code);
  });

  it.each([
    ['330100', '330100'],
    ['浙江省杭州市', '330100'],
    ['浙江 杭州', '330100'],
    ['浙江-杭州', '330100'],
    ['杭州', '330100'],
    ['浙江省杭州市西湖区', '330100'],
    ['上海', '310000'],
    ['上海市上海市', '310000'],
    ['北京市朝阳区', '110000'],
    ['吉林', '220000'],
    ['吉林市', '220200'],
    ['吉林省吉林市', '220200'],
    ['海南省', '460000'],
    ['海南', '460000'],
    ['广西南宁', '450100'],
    ['新疆伊犁', '654000'],
    ['内蒙古呼和浩特', '150100'],
    ['香港', '810000'],
    ['湖北仙桃', '429004'],
    ['浙江省义乌市', '330000'],
  ])('%s means %s', (text, code) => {
    expect(findRegion(text)).toBe(code);
  });

  it.each(['', '火星', '999999', '123'])('%j is no place', (text) => {
    expect(findRegion(text)).toBeUndefined();
  });

  it('offers every province with its cities', () => {
    const regions = listRegions();
    expect(regions).toHaveLength(34);
    expect(regions.find(({ code }) => code === '330000')?.cities.map(({ name }) => name)).toContain('温州市');
    expect(regions.reduce((sum, { cities }) => sum + cities.length + 1, 0)).toBe(Object.keys(chinaRegions).length);
  });
});
