import type { Output } from '@lianke/shared/api';

export type Member = Output<'member.profile.get'>;
export type Notice = Output<'member.privacy.get'>;

const joinedAt = Date.UTC(2026, 0, 1, 4);

export function makeMember(over: Partial<Member> = {}): Member {
  return {
    customerId: 'cus_01TEST',
    memberNo: '880001234567',
    nickname: '林小满',
    avatarUrl: null,
    phoneMasked: null,
    levelName: '注册会员',
    joinedAt,
    followsOfficialAccount: false,
    consents: [],
    ...over,
  };
}

export function makeNotice(over: Partial<Notice> = {}): Notice {
  return {
    textVersion: '2026-01',
    shopName: '山野茶铺',
    sections: [
      { title: '我们收集什么', body: '为了识别会员身份和提供售后服务,我们会收集你的微信头像、昵称和手机号。头像和昵称由你自己填写。' },
      { title: '怎样使用', body: '手机号只用于会员识别、订单与售后联系,不会展示给其他顾客,也不会出售给任何人。' },
      { title: '你的权利', body: '你可以随时查看、更正资料,或在本页撤回同意。撤回后手机号会被解绑,不再使用。' },
      { title: '联系我们', body: '对本指引有疑问,可以通过小程序客服或门店前台联系我们,我们会在 15 个工作日内答复。' },
    ],
    ...over,
  };
}
