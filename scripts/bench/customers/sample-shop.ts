import { createSealing } from '../../../server/src/kernel/sealing.ts';
import { phoneColumns, phoneKeys } from '../../../server/src/modules/customers/personal-values.ts';
import { nameGrams } from '../../../server/src/modules/customers/rules/name-grams.ts';
import { nameInitials } from '../../../server/src/modules/customers/rules/name-initials.ts';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const given = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂子涵宇轩浩然欣怡梓萱诗琪雨泽晨曦嘉俊博文思远佳慧玉梅春花建国志海燕红云飞龙凤小晓东西南北天地山川安宁康乐福瑞祥和顺达成功新生立业长青松柏竹月星辰光辉',
];
export const cities = Array.from({ length: 300 }, (_, nth) => `${11 + Math.floor(nth / 12)}${String((nth % 12) + 1).padStart(2, '0')}00`);
export const tagNames = Array.from({ length: 200 }, (_, nth) => `标签${String(nth).padStart(3, '0')}`);
export const dataKeys = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const sealing = createSealing(dataKeys);
const day = 86_400_000;

/** A repeatable stream of numbers in [0, 1). */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface SampleCustomer {
  id: string;
  memberNo: string;
  name: string;
  grams: string[];
  phone: string;
  region: string;
  level: number;
  tags: string[];
  orders: { at: number; fen: number }[];
  createdAt: number;
  lastSeenAt: number;
}

/** The nth customer of a shop; the same for the same n, so that load and questions agree without keeping a million in memory. */
export function sampleCustomer(nth: number, now: number): SampleCustomer {
  const chance = createChance(nth * 2_654_435_761);
  const pick = <T>(list: readonly T[], skew = 1): T => list[Math.floor(chance() ** skew * list.length)] as T;
  const name = pick(surnames, 2) + pick(given) + (chance() < 0.7 ? pick(given) : '');
  const orders = Array.from({ length: 3 }, () => ({
    at: now - Math.floor(chance() * 720 * day),
    fen: 1_000 + Math.floor(chance() * 90_000),
  }));
  return {
    id: `cus_${String(nth).padStart(26, '0')}`,
    memberNo: `8${String(nth).padStart(11, '0')}`,
    name,
    grams: nameGrams(name),
    phone: `1${pick(['38', '39', '58', '86', '77'])}${String(nth).padStart(8, '0').split('').reverse().join('')}`,
    region: pick(cities, 1.5),
    level: Math.floor(chance() ** 2 * 4),
    tags: [...new Set(Array.from({ length: 4 }, () => pick(tagNames)))],
    orders,
    createdAt: now - Math.floor(chance() * 720 * day),
    lastSeenAt: Math.max(...orders.map((order) => order.at)),
  };
}

/** Its rows in our tables. */
export function toOurRows(
  it: SampleCustomer,
): Record<'customers' | 'identities' | 'customer_name_grams' | 'customer_tags', Record<string, string | number | null>[]> {
  const [phoneKey] = phoneKeys({ sealing }, it.phone);
  const link = { customer_id: it.id, origin_customer_id: it.id, linked_at: it.createdAt };
  return {
    customers: [
      {
        id: it.id,
        member_no: it.memberNo,
        name: it.name,
        name_rank: 2,
        name_initials: nameInitials(it.name),
        ...phoneColumns({ sealing }, it.phone),
        region: it.region,
        level: it.level,
        channel_kind: 'mini_program',
        reach_oa: 0,
        reach_mini: 1,
        reach_wecom: 0,
        orders_count: it.orders.length,
        paid_total_fen: it.orders.reduce((sum, order) => sum + order.fen, 0),
        last_order_at: Math.max(...it.orders.map((order) => order.at)),
        created_at: it.createdAt,
        last_seen_at: it.lastSeenAt,
      },
    ],
    identities: [
      { kind: 'mini_openid', app_id: 'wxbench', value: `o${it.id.slice(4)}`, ...link },
      { kind: 'phone', app_id: '', value: phoneKey?.value ?? '', ...link },
    ],
    customer_name_grams: it.grams.map((gram) => ({ gram, customer_id: it.id })),
    customer_tags: it.tags.map((name) => ({
      customer_id: it.id,
      source: 'shop',
      tag_id: `shop:${tagNames.indexOf(name)}`,
      name,
      group_name: null,
    })),
  };
}

/** Its rows as a person would lay them out who writes only this: everything in clear, one table per question. */
export function toBareRows(
  it: SampleCustomer,
): Record<'bare_customers' | 'bare_grams' | 'bare_tags' | 'bench_orders', Record<string, string | number | null>[]> {
  return {
    bare_customers: [
      {
        id: it.id,
        member_no: it.memberNo,
        name: it.name,
        phone: it.phone,
        region: it.region,
        level: it.level,
        orders_count: it.orders.length,
        paid_total_fen: it.orders.reduce((sum, order) => sum + order.fen, 0),
        last_order_at: Math.max(...it.orders.map((order) => order.at)),
        created_at: it.createdAt,
        last_seen_at: it.lastSeenAt,
      },
    ],
    bare_grams: it.grams.map((gram) => ({ gram, customer_id: it.id })),
    bare_tags: it.tags.map((name) => ({ customer_id: it.id, name })),
    bench_orders: it.orders.map((order, nth) => ({ id: `${it.id}_${nth}`, customer_id: it.id, paid_fen: order.fen, paid_at: order.at })),
  };
}
