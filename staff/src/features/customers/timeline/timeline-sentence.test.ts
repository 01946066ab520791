import { timelineKinds } from '@lianke/shared';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../../messages/catalogue.ts';
import { timelineSentence } from './timeline-sentence.ts';

const zh = catalogues['zh-CN'].timeline;
const en = catalogues['en-US'].timeline;

describe('a timeline sentence', () => {
  it.each([
    ['oa.subscribed', { channelName: '春季海报' }, { title: '关注了公众号', detail: '来自“春季海报”' }],
    ['oa.scanned', { channelName: '门店' }, { title: '扫了渠道码“门店”' }],
    ['oa.message', { text: '还有货吗' }, { title: '给公众号发消息', quote: '还有货吗' }],
    ['oa.message', { type: 'image' }, { title: '发来一张图片' }],
    ['mini.phone_bound', { phoneMasked: '138****5678' }, { title: '在小程序绑定了手机号 138****5678' }],
    ['wecom.added', { staffName: '李娜' }, { title: '添加了 李娜 的企业微信' }],
    ['wecom.deleted_by_customer', { staffName: '李娜' }, { title: '客户删除了 李娜' }],
    ['mini.profile_updated', { field: 'avatar' }, { title: '换了头像' }],
    [
      'customer.merged',
      { reason: 'same_identity', lostName: '欧阳·买买提江', lostMemberNo: '88000001' },
      { title: '与“欧阳·买买提江”的资料合并', detail: '识别为同一个人' },
    ],
    ['customer.merged', { reason: 'same_identity', lostName: '', lostMemberNo: '88000001' }, { title: '与会员号 8800 0001 的资料合并' }],
  ] as const)('%s %o', (kind, data, expected) => {
    expect(timelineSentence(zh, kind, data)).toMatchObject(expected);
  });

  it('names the author of a note and keeps the text as written', () => {
    expect(timelineSentence(zh, 'note', { text: '周五回电\n带样品' }, '李娜')).toEqual({ title: '李娜 的跟进', quote: '周五回电\n带样品' });
  });

  it('says which colleague decided that two records are one person', () => {
    expect(timelineSentence(zh, 'customer.merged', { reason: 'staff_decision', lostName: '王芳' }, '李娜').detail).toBe('由 李娜 确认');
  });

  it.each(timelineKinds)('%s says something sensible with no data at all, in both languages', (kind) => {
    for (const words of [zh, en]) {
      const { title, detail } = timelineSentence(words, kind, {});
      expect(title.length).toBeGreaterThan(1);
      expect(`${title}${detail ?? ''}`).not.toMatch(/undefined|null|_/);
    }
  });

  it('does not break on a kind from a newer server', () => {
    expect(timelineSentence(zh, 'order.from-tomorrow' as never, {}).title).toBeTruthy();
  });
});
