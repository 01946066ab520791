import { chinaRegions } from '@lianke/shared/regions';
import { describe, expect, it } from 'vitest';
import { regionOfPhone } from './region-of-phone.ts';

describe('the region a phone number was sold in', () => {
  it.each([
    ['13800571234', '330100', '浙江省杭州市'],
    ['+86 138 0571 1234', '330100', '浙江省杭州市'],
    ['13910001234', '110000', '北京市'],
    ['18916001234', '310000', '上海市'],
    ['13826001234', '440100', '广东省广州市'],
  ])('%s: %s', (phone, code, name) => {
    expect(regionOfPhone(phone)).toEqual({ code, name });
  });

  it.each(['', '12345', '057188881234', '+1 415 555 0100', '1381234567', '19000001234'])('nobody knows for %j', (phone) => {
    expect(regionOfPhone(phone)).toBeNull();
  });

  it('is always one of our regions, and known for most mobile numbers', () => {
    let known = 0;
    for (let head = 1_300_000; head < 1_400_000; head += 7) {
      const region = regionOfPhone(`${head}1234`);
      if (region) expect(chinaRegions[region.code]).toBeDefined();
      known += region ? 1 : 0;
    }
    expect(known / (100_000 / 7)).toBeGreaterThan(0.8);
  });
});
