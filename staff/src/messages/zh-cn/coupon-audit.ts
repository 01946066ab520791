type Detail = Record<string, string | undefined>;
interface Action {
  name: string;
  say: (subject: string, detail: Detail) => string;
}

const named = (title: string | undefined): string => (title ? `“${title}”` : '');
/** Fen as the server writes it. */
const yuan = (fen: string | undefined): string => (fen ? `，减了 ¥${(Number(fen) / 100).toFixed(2)}` : '');
const people = (count: string | undefined): string => (count === 'many' ? '很多' : count ? ` ${count} 位` : '');

/** What is done with coupons, on record. */
export const couponActions: Record<string, Action> = {
  'coupon_templates.saved': { name: '保存优惠券', say: (_, { title }) => `保存了优惠券${named(title)}的草稿` },
  'coupon_templates.extended': { name: '延长优惠券', say: () => '延长或修改了一张进行中的优惠券' },
  'coupon_templates.live': { name: '优惠券上线', say: (_, { title }) => `让优惠券${named(title)}上线` },
  'coupon_templates.paused': { name: '暂停优惠券', say: (_, { title }) => `暂停了优惠券${named(title)}` },
  'coupon_templates.ended': { name: '结束优惠券', say: (_, { title }) => `结束了优惠券${named(title)}` },
  'coupon_templates.codes_added': { name: '添加券码', say: (_, { added = '' }) => `给一张优惠券添加了 ${added} 个券码` },
  'coupons.granted': { name: '发券', say: (it) => `给${it}发了一张优惠券` },
  'coupons.shared': { name: '分享券', say: (it) => (it ? `把一张优惠券分享给${it}` : '分享了一张优惠券') },
  'coupons.voided': { name: '收回券', say: (it) => `收回了${it}的一张优惠券` },
  'coupons.redeemed': { name: '核销券', say: (it, { off }) => `核销了${it}的一张优惠券${yuan(off)}` },
  'coupon_grants.started': { name: '开始批量发券', say: (_, { customers }) => `开始给${people(customers)}客户发券` },
  'coupon_grants.finished': { name: '批量发券完成', say: (_, { done }) => `批量发券完成，处理了${people(done)}客户` },
  'coupon_grants.stopped': { name: '批量发券中断', say: (_, { done }) => `批量发券没有做完，处理了${people(done)}客户` },
  'coupon_grants.cancelled': { name: '停止批量发券', say: (_, { done }) => `停止了一次批量发券，已处理${people(done)}客户` },
  'coupon_grants.downloaded': { name: '下载发券结果', say: () => '下载了一次批量发券的结果' },
};
