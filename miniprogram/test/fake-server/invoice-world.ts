import type { Output } from '@lianke/shared/api';
import type { Order } from './order-world.ts';

export type Invoice = Output<'member.invoices.get'>['request'];
export type IssuedInvoice = Invoice['invoices'][number];
export type SavedTitle = Output<'member.titles.list'>['titles'][number];
type Less = Output<'member.invoices.preview'>['invoices'][number]['less'][number];

export interface InvoiceWorld {
  invoices: Invoice[];
  titles: SavedTitle[];
  sellerName: string;
  /** Why an order is invoiced for less than what was paid, by its id. */
  invoicedLess: Map<string, Less[]>;
  mailed: Array<{ id: string; email: string }>;
}

const sellerName = '连客示例食品（杭州）有限公司';

const at = Date.UTC(2026, 10, 23, 2, 30);

export const companyTitle = {
  kind: 'company' as const,
  name: '杭州云栖示例科技有限公司',
  taxNo: '91330106MADEM0A15K',
  address: '',
  phone: '',
  bank: '',
  account: '',
};

export const makeTitle = (over: Partial<SavedTitle> = {}): SavedTitle => ({
  ...companyTitle,
  id: 'ttl_1',
  isDefault: true,
  email: 'caiwu@example.com',
  ...over,
});

export const makeIssued = (over: Partial<IssuedInvoice> = {}): IssuedInvoice => ({
  id: 'inv_1',
  colour: 'blue',
  type: 'normal',
  state: 'issued',
  number: '26332000000012345678',
  netFen: 89_91,
  taxFen: 11_69,
  totalFen: 101_60,
  issuedAt: at,
  files: [
    { kind: 'pdf', path: '/files/inv_1.pdf', bytes: 48_213, sha256: 'a'.repeat(64) },
    { kind: 'ofd', path: '/files/inv_1.ofd', bytes: 21_400, sha256: 'b'.repeat(64) },
    { kind: 'xml', path: '/files/inv_1.xml', bytes: 6_120, sha256: 'c'.repeat(64) },
  ],
  card: 'none',
  ...over,
});

export const makeInvoice = (over: Partial<Invoice> = {}): Invoice => ({
  id: 'ivr_1',
  state: 'requested',
  type: 'normal',
  amountFen: 101_60,
  title: companyTitle,
  sources: [{ orderId: 'ord_1', orderNo: '20261122103000018842', title: '明前龙井 · 狮峰' }],
  createdAt: at - 3_600_000,
  issuedAt: null,
  why: '',
  sellerName,
  email: 'caiwu@example.com',
  invoices: [],
  can: { refill: false, cancel: true, mail: false, card: false },
  ...over,
});

export const issuedInvoice = (over: Partial<Invoice> = {}): Invoice =>
  makeInvoice({
    state: 'issued',
    issuedAt: at,
    invoices: [makeIssued()],
    can: { refill: false, cancel: false, mail: true, card: true },
    ...over,
  });

export const makeInvoiceWorld = (): InvoiceWorld => ({ invoices: [], titles: [], sellerName, invoicedLess: new Map(), mailed: [] });

/** One of every state, for looking at. */
export const sampleInvoices = (): Invoice[] => [
  makeInvoice({ id: 'ivr_a' }),
  makeInvoice({
    id: 'ivr_b',
    state: 'rejected',
    why: '税号与公司名称不一致，请核对后重新填写',
    can: { refill: true, cancel: false, mail: false, card: false },
  }),
  makeInvoice({
    id: 'ivr_c',
    state: 'issuing',
    type: 'special',
    amountFen: 9_999_999_99,
    title: { ...companyTitle, name: '欧阳·买买提江（北京）国际文化传播有限责任公司新疆维吾尔自治区第一分公司' },
    sources: [
      { orderId: 'ord_i', orderNo: '20261122103000018850', title: '欧阳·买买提江联名款 · 周年庆限量紫砂壶（含证书、锦盒、茶巾与养壶笔）' },
      { orderId: 'ord_g', orderNo: '20261122103000018851', title: '明前龙井 · 狮峰' },
      { orderId: 'ord_b', orderNo: '20261122103000018852', title: '桂花乌龙袋泡茶' },
    ],
    can: { refill: false, cancel: false, mail: false, card: false },
  }),
  issuedInvoice({ id: 'ivr_d' }),
  issuedInvoice({
    id: 'ivr_e',
    state: 'reversed',
    amountFen: 1,
    title: { ...companyTitle, kind: 'person', name: '林小满', taxNo: '' },
    why: '订单已退款，发票已自动红冲',
    invoices: [
      makeIssued({ id: 'inv_e1', state: 'reversed', totalFen: 1, netFen: 1, taxFen: 0 }),
      makeIssued({ id: 'inv_e2', colour: 'red', number: '26332000000012345699', totalFen: -1, netFen: -1, taxFen: 0 }),
    ],
    can: { refill: false, cancel: false, mail: false, card: false },
  }),
  makeInvoice({ id: 'ivr_f', state: 'failed', why: '开票服务暂时不可用，店家正在处理' }),
  makeInvoice({ id: 'ivr_g', state: 'cancelled', can: { refill: false, cancel: false, mail: false, card: false } }),
];

export const paidOrder = ({ paidAt, state }: Order): boolean => paidAt !== null && state !== 'closed';
