type Detail = Record<string, string | undefined>;
interface Action {
  name: string;
  say: (subject: string, detail: Detail) => string;
}

const named = (title: string | undefined): string => (title ? `“${title}”` : '');
/** Fen as the server writes it. */
const yuan = (fen: string | undefined): string => (fen && fen !== '0' ? `，微信支付退 ¥${(Number(fen) / 100).toFixed(2)}` : '');
const of = (customer: string): string => (customer ? `${customer}的` : '');

/** What is done with goods, orders, money and sources, on record. */
export const orderActions: Record<string, Action> = {
  'catalog.saved': { name: '保存商品', say: (_, { title }) => `保存了商品${named(title)}` },
  'catalog.put_on': { name: '商品上架', say: (_, { title }) => `上架了商品${named(title)}` },
  'catalog.taken_off': { name: '商品下架', say: (_, { title }) => `下架了商品${named(title)}` },
  'catalog.stock_set': { name: '改库存', say: (_, { spec }) => `改了一件商品的库存${spec ? `（${spec}）` : ''}` },
  'categories.saved': { name: '保存商品分类', say: (_, { name }) => `保存了商品分类${named(name)}` },
  'categories.removed': { name: '删除商品分类', say: (_, { name }) => `删除了商品分类${named(name)}` },
  'stores.saved': { name: '保存门店', say: (_, { name }) => `保存了门店${named(name)}` },
  'goods_imports.started': { name: '导入商品', say: (_, { fileName }) => `开始导入商品表格${named(fileName)}` },
  'orders.shipped': { name: '发货', say: (it) => `给${of(it)}一个订单发了货` },
  'orders.completed': { name: '完成订单', say: (it) => `把${of(it)}一个订单标为完成` },
  'orders.closed': { name: '关闭订单', say: (it) => `关闭了${of(it)}一个未付款的订单` },
  'orders.refunded': { name: '退款', say: (it, { payFen }) => `给${of(it)}一个订单退款${yuan(payFen)}` },
  'orders.refund-approved': { name: '同意退款', say: (it, { payFen }) => `同意了${of(it)}退款申请${yuan(payFen)}` },
  'orders.refund-refused': { name: '拒绝退款', say: (it) => `拒绝了${of(it)}退款申请` },
  'sales.settings-saved': { name: '修改销售设置', say: () => '修改了销售设置' },
  'reconciliation.fetched': { name: '立即对账', say: () => '取回一天的微信账单并核对' },
  'reconciliation.healed': { name: '修复对账差异', say: (_, { day = '' }) => `修复了${day ? ` ${day} ` : ''}一笔对账差异` },
  'reconciliation.ignored': { name: '忽略对账差异', say: (_, { day = '' }) => `忽略了${day ? ` ${day} ` : ''}一笔对账差异` },
  'reconciliation.downloaded': { name: '下载对账明细', say: () => '下载了一天的对账明细' },
  'alarms.settled': { name: '处理异常提醒', say: () => '处理了一条异常提醒' },
  'sync_sources.saved': { name: '保存订单来源', say: (_, { name }) => `保存了订单来源${named(name)}` },
  'sync_sources.started': { name: '开始同步订单', say: (_, { name }) => `开始从${named(name) || '一个来源'}同步订单` },
  'sync_sources.paused': { name: '暂停同步订单', say: (_, { name }) => `暂停了${named(name) || '一个来源'}的订单同步` },
  'open_keys.created': { name: '生成接口密钥', say: (_, { name }) => `生成了接口密钥${named(name)}` },
  'open_keys.revoked': { name: '停用接口密钥', say: (_, { name }) => `停用了接口密钥${named(name)}` },
  'order_imports.started': { name: '导入订单', say: (_, { fileName }) => `开始导入订单表格${named(fileName)}` },
};
