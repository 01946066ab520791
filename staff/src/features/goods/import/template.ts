const columns = ['商品名称', '卖点', '分类', '规格', '编码', '价格', '库存', '条码', '税收分类编码', '税率'];
const example = ['正山小种红茶', '桐木关原产', '茶叶', '250克', 'RC-250', '128.00', '200', '', '', '13%'];

/** The byte order mark tells Excel that it is UTF-8. Read by people and programs in Chinese shops, whatever the language of the page. */
export const templateUrl = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${columns.join(',')}\r\n${example.join(',')}\r\n`)}`;
