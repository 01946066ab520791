type Detail = Record<string, string | undefined>;
interface Action {
  name: string;
  say: (subject: string, detail: Detail) => string;
}

const named = (title: string | undefined): string => (title ? ` “${title}”` : '');
const yuan = (fen: string | undefined): string => (fen && fen !== '0' ? `, ¥${(Number(fen) / 100).toFixed(2)} by WeChat Pay` : '');
const of = (customer: string): string => (customer ? ` of ${customer}` : '');

export const orderActions: Record<string, Action> = {
  'catalog.saved': { name: 'Save goods', say: (_, { title }) => `saved the goods${named(title)}` },
  'catalog.put_on': { name: 'Put goods on sale', say: (_, { title }) => `put the goods${named(title)} on sale` },
  'catalog.taken_off': { name: 'Take goods off sale', say: (_, { title }) => `took the goods${named(title)} off sale` },
  'catalog.stock_set': { name: 'Change stock', say: (_, { spec }) => `changed the stock of goods${named(spec)}` },
  'categories.saved': { name: 'Save a category', say: (_, { name }) => `saved the category${named(name)}` },
  'categories.removed': { name: 'Remove a category', say: (_, { name }) => `removed the category${named(name)}` },
  'stores.saved': { name: 'Save a store', say: (_, { name }) => `saved the store${named(name)}` },
  'goods_imports.started': { name: 'Import goods', say: (_, { fileName }) => `began to import goods from${named(fileName) || ' a sheet'}` },
  'orders.shipped': { name: 'Ship', say: (it) => `shipped an order${of(it)}` },
  'orders.completed': { name: 'Complete an order', say: (it) => `completed an order${of(it)}` },
  'orders.closed': { name: 'Close an order', say: (it) => `closed an unpaid order${of(it)}` },
  'orders.refunded': { name: 'Refund', say: (it, { payFen }) => `refunded an order${of(it)}${yuan(payFen)}` },
  'orders.refund-approved': { name: 'Approve a refund', say: (it, { payFen }) => `approved a refund${of(it)}${yuan(payFen)}` },
  'orders.refund-refused': { name: 'Refuse a refund', say: (it) => `refused a refund${of(it)}` },
  'sales.settings-saved': { name: 'Change sales settings', say: () => 'changed the sales settings' },
  'reconciliation.fetched': { name: 'Compare now', say: () => 'fetched a day’s bill from WeChat and compared it' },
  'reconciliation.healed': { name: 'Heal a difference', say: (_, { day }) => `healed a difference${day ? ` of ${day}` : ''}` },
  'reconciliation.ignored': { name: 'Ignore a difference', say: (_, { day }) => `ignored a difference${day ? ` of ${day}` : ''}` },
  'reconciliation.downloaded': { name: 'Download a day’s bill', say: () => 'downloaded a day’s comparison' },
  'alarms.settled': { name: 'Settle an alarm', say: () => 'settled an alarm' },
  'sync_sources.saved': { name: 'Save an order source', say: (_, { name }) => `saved the order source${named(name)}` },
  'sync_sources.started': { name: 'Sync orders', say: (_, { name }) => `began to sync orders from${named(name) || ' a source'}` },
  'sync_sources.paused': { name: 'Pause syncing', say: (_, { name }) => `paused syncing orders from${named(name) || ' a source'}` },
  'open_keys.created': { name: 'Make a key', say: (_, { name }) => `made the key${named(name)}` },
  'open_keys.revoked': { name: 'End a key', say: (_, { name }) => `ended the key${named(name)}` },
  'order_imports.started': {
    name: 'Import orders',
    say: (_, { fileName }) => `began to import orders from${named(fileName) || ' a sheet'}`,
  },
};
