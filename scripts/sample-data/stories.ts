import type { InvoiceWish } from './ask-invoices.ts';
import type { Loyalty } from './give-coupons.ts';
import type { Purchase } from './place-orders.ts';

/** What the sample shop has: where its customers come from. */
export const sampleChannels = {
  poster: { kind: 'oa_qr', name: '门店海报', staffUserids: [], welcomeText: undefined },
  counter: {
    kind: 'wecom_way',
    name: '收银台企业微信码',
    staffUserids: ['lin.xiao', 'zhou.qi'],
    welcomeText: '您好，我是您的专属顾问，选茶、约品鉴都可以直接找我。',
  },
} as const;

export type ChannelName = keyof typeof sampleChannels;

export interface Story {
  name: string;
  /** In the order in which it happens: arrivals come in any order in life. */
  happens: readonly ('follow' | 'poster' | 'counter' | 'unfollow' | 'mini' | 'nickname' | 'phone' | `add:${string}`)[];
  says?: string;
  /** In the WeCom chat. */
  tells?: { userid: string; text: string };
  /** Corp tags their member of staff gave them, by name. */
  tags?: readonly string[];
  note?: string;
  /** What they brought along from the shop's old system, and the coupons they took. */
  loyal?: Loyalty;
  /** In the mini-program, the oldest first. */
  buys?: readonly Purchase[];
  /** At the counter, fen. */
  paysBill?: number;
  /** For the newest orders that can be invoiced. */
  invoices?: readonly InvoiceWish[];
}

/** The simulator's sample people (its world/sample-data.ts), by name. */
export const stories: readonly Story[] = [
  {
    name: '苏雨晴',
    happens: ['poster', 'mini', 'phone', 'add:chen.li'],
    says: '周末的红茶品鉴还有位置吗？',
    tells: { userid: 'chen.li', text: '丽姐，周六下午我带朋友一起来' },
    tags: ['金卡客户', '喜欢红茶', '送礼'],
    note: '喜欢正山小种，送礼为主；周六下午两位品鉴，留靠窗座位。',
    loyal: { growth: 6_200, points: 2_380, claims: ['新客立减 20 元', '秋茶上新 88 折', '银卡以上免邮'] },
    buys: [
      { goods: [{ title: '桐木关正山小种', pieces: 2 }], by: 'express', withPoints: true, then: 'received' },
      { goods: [{ title: '四季茶礼盒', pieces: 3 }], by: 'express', remark: '送长辈，请附贺卡', then: 'shipped' },
      { goods: [{ title: '茉莉鲜奶茶', pieces: 2 }], by: 'pickup', then: 'paid' },
    ],
    paysBill: 26_800,
    invoices: [{ type: 'normal', kind: 'person', name: '苏雨晴', email: 'su.yuqing@example.com' }],
  },
  { name: '欧阳·买买提江', happens: ['follow', 'mini', 'nickname'] },
  {
    name: '何建军',
    happens: ['counter', 'mini', 'phone'],
    tags: ['潜在客户', '送礼'],
    note: '公司采购，中秋前要 40 份礼盒，需要开专票。下周二回电话。',
    loyal: { growth: 1_500, points: 640, claims: ['秋茶上新 88 折'] },
    buys: [
      { goods: [{ title: '福鼎老白茶饼', pieces: 5 }], by: 'express', remark: '公司采购，需要开专票', then: 'received' },
      { goods: [{ title: '影青瓷盖碗', pieces: 1 }], by: 'express', then: 'refund_asked' },
    ],
    // Deducted by the company: waits for two pairs of eyes.
    invoices: [
      { type: 'special', kind: 'company', name: '滨江示例软件有限公司', taxNo: '91330108MADEM0C33P', email: 'he.jianjun@example.com' },
    ],
  },
  { name: '小鹿爱喝茶🍵', happens: ['poster', 'unfollow', 'mini', 'nickname', 'phone', 'poster'], says: '我又回来啦' },
  {
    name: '沈思远',
    happens: ['mini', 'nickname', 'phone'],
    loyal: { growth: 320, points: 150, claims: ['新客立减 20 元'] },
    buys: [
      { goods: [{ title: '碧螺春', pieces: 1 }], by: 'express', then: 'unpaid' },
      { goods: [{ title: '明前西湖龙井', pieces: 1 }], by: 'express', then: 'paid' },
    ],
    // A company's: finance lets it through.
    invoices: [{ type: 'normal', kind: 'company', name: '上城示例酒店有限公司', taxNo: '91330102MADEM0E55L' }],
  },
  { name: '马晓燕', happens: ['follow', 'counter', 'phone'], tags: ['银卡客户', '周末到店'], note: '乳糖不耐，推荐时避开奶茶类。' },
  { name: '朵朵妈妈', happens: ['poster'], says: '请问停车方便吗？' },
  { name: '高鹏', happens: ['counter'] },
];
