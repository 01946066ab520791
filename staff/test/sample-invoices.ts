import type { InvoiceCard, InvoiceRequest, RedLetter } from '../src/features/invoices/api.ts';

const company = {
  kind: 'company',
  name: '杭州西湖茶业有限公司',
  taxNo: '91330106MA27XYB00X',
  address: '',
  phone: '',
  bank: '',
  account: '',
} as const;
const seller = { id: 'sel_1', name: '连客示例食品（杭州）有限公司' };
const customer = { id: 'cus_1', name: '欧阳·买买提江' };

export const sampleInvoiceCard = (part: Partial<InvoiceCard> = {}): InvoiceCard => ({
  ...{ id: 'inr_1', state: 'requested', type: 'special', amountFen: 1_280_00, title: company, createdAt: Date.now() - 60_000 },
  ...{ issuedAt: null, why: '', customer, seller, check: 'warn', approvalsLeft: 2, block: null, numbers: [] },
  sources: [{ orderId: 'ord_1', orderNo: 'ord_1', title: '正山小种红茶' }],
  ...part,
});

export const sampleInvoiceRequest = (part: Partial<InvoiceRequest> = {}): InvoiceRequest => ({
  ...sampleInvoiceCard(),
  ...{ email: '', note: '', askedBy: 'customer', approvals: [], invoices: [], history: [], revision: 7 },
  checks: [
    { check: 'title', result: 'ok', text: '抬头齐全' },
    { check: 'tax_no', result: 'warn', text: '税号的校验位不对' },
  ],
  can: { approve: true, reject: true, edit: true, cancel: false },
  ...part,
});

export const sampleRed = (part: Partial<RedLetter> = {}): RedLetter => ({
  ...{ id: 'red_1', state: 'requested', reason: 'return', cause: 'mistake', redNumber: null, requestId: 'inr_1', orderIds: ['ord_1'] },
  blue: { id: 'inv_1', number: '26332000000012345678', totalFen: 1_280_00, titleName: company.name, type: 'special' },
  ...{ customer, seller, deadlineAt: null, reissue: true, reissueFen: 640_00, note: '', problem: '', raisedBy: null, approvedBy: null },
  ...{ createdAt: Date.now() - 60_000, settledAt: null },
  can: { approve: true, withdraw: true, answer: false, again: false, refresh: false },
  ...part,
});
