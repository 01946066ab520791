import { halfWidth, parseCount, parseMoney, parseText } from '../../../../kernel/spreadsheets/parse-cells.ts';
import type { Parsed } from '../../../../kernel/spreadsheets/parse-cells.ts';

/** What one row says of goods and of one variant. Absent where the cell is empty. */
export interface GoodsCells {
  title?: string;
  subtitle?: string;
  category?: string;
  spec?: string;
  code?: string;
  priceFen?: number;
  stock?: number;
  barcode?: string;
  taxCode?: string;
  taxRateBps?: number;
}

type Read = (cell: string) => { value: string | number } | { reason: string };

const by =
  <T extends string | number>(parse: (cell: string) => Parsed<T>, reason: string, fits: (value: T) => boolean = () => true): Read =>
  (cell) => {
    const parsed = parse(cell);
    return 'value' in parsed && fits(parsed.value) ? parsed : { reason };
  };
const text = (most: number): Read => by(parseText(most), `超过 ${most} 个字`);

/** 13%, 13 and 0.13 all mean thirteen per cent. */
const readTaxRate: Read = (cell) => {
  const [, number = '', sign] = /^(\d+(?:\.\d+)?)(%)?$/.exec(halfWidth(cell)) ?? [];
  const value = Number(number);
  const bps = Math.round(sign || value >= 1 ? value * 100 : value * 10_000);
  return number !== '' && bps <= 10_000 ? { value: bps } : { reason: '税率应写成 13% 这样' };
};

const readTaxCode: Read = (cell) => {
  const value = halfWidth(cell);
  if (/e\+?\d+$/i.test(value)) return { reason: '税收编码被表格软件写成了科学计数法，请把这一列设为“文本”后重新填写' };
  return /^\d{19}$/.test(value) ? { value } : { reason: '税收编码应为 19 位数字' };
};

interface Column {
  field: keyof GoodsCells;
  headings: readonly string[];
  read: Read;
}

/** Columns by heading; what is called otherwise is left out. */
export const goodsColumns: readonly Column[] = [
  { field: 'title', headings: ['商品', '商品名称', '名称'], read: text(60) },
  { field: 'subtitle', headings: ['副标题', '卖点'], read: text(100) },
  { field: 'category', headings: ['分类', '商品分类'], read: text(50) },
  { field: 'spec', headings: ['规格', '规格名称'], read: text(40) },
  { field: 'code', headings: ['编码', '规格编码', '商品编码'], read: text(64) },
  {
    field: 'priceFen',
    headings: ['价格', '售价', '单价'],
    read: by(parseMoney, '价格应为不小于 0 的金额（元）', (it) => it >= 0 && it <= 100_000_000),
  },
  { field: 'stock', headings: ['库存', '库存数量'], read: by(parseCount, '库存应为不小于 0 的整数', (it) => it <= 10_000_000) },
  { field: 'barcode', headings: ['条码', '条形码'], read: text(64) },
  { field: 'taxCode', headings: ['税收编码', '税收分类编码'], read: readTaxCode },
  { field: 'taxRateBps', headings: ['税率'], read: readTaxRate },
];
