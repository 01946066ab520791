import type { Input } from '@lianke/shared/api';
import type { Call } from './lianke-api.ts';
import { sampleGoods } from './sample-goods.ts';

type TaxCode = Input<'staff.invoice-settings.save-tax-code'>;

/** Goods' own codes as classes of the official list; rates go with the code. */
const shortNames: Readonly<Record<string, string>> = {
  '1030304000000000000': '精制茶',
  '3070401000000000000': '餐饮服务',
  '1080503000000000000': '陶瓷制品',
};
const shipping = '3010502020200000000';
const service = '3079900000000000000';
const counter = '3070401000000000000';
const topUp = '6010000000000000000';

/** Known to the simulated issuing service by name and number. */
const sampleSeller = {
  ...{ name: '连客示例食品（杭州）有限公司', taxNo: '91330106MADEM0A15K', address: '杭州市西湖区龙井路 1 号', phone: '0571-87960001' },
  ...{ bank: '中国工商银行杭州西湖支行', account: '1202020809900012345', smallScale: false },
  ...{ clerk: '陈丽', payee: '周琪', checker: '林晓', provider: 'nuonuo' as const, appKey: 'SIMKEY01', appSecret: 'SIMSECRET0000001' },
  ...{ monthQuotaFen: 100_000_000, isDefault: true, storeIds: [], on: true },
};

/** A seller, rates for everything that is sold, and rules, in a shop that has none yet: small invoices of persons go through by themselves. */
export async function ensureInvoicing(staff: Call): Promise<void> {
  const { sellers, rules, rulesVersion } = await staff('staff.invoice-settings.get', {});
  if (sellers.length > 0) return;
  const saved = await staff('staff.invoice-settings.save-seller', sampleSeller);
  const sellerId = saved.sellers[0]?.id ?? '';
  for (const code of taxCodes(sellerId)) await staff('staff.invoice-settings.save-tax-code', code);
  const codes = { goods: '1030304000000000000', shipping, bill: counter, top_up: topUp, paid_term: service };
  await staff('staff.invoice-settings.save-rules', { rules: { ...rules, autoApproveUpToFen: 50_000, codes }, rulesVersion });
}

function taxCodes(sellerId: string): TaxCode[] {
  const entry = (code: string, shortName: string, rateBps: number, more: Partial<TaxCode> = {}): TaxCode => ({
    ...{ sellerId, code, shortName, rateBps, mark: 'taxed', policy: '', fromOn: '2019-04-01', untilOn: null },
    ...more,
  });
  const ofGoods = new Map(sampleGoods.map(({ goods }) => [goods.taxCode ?? '', goods.taxRateBps ?? 0]));
  return [
    ...[...ofGoods].filter(([code]) => code !== '').map(([code, rateBps]) => entry(code, shortNames[code] ?? '日用杂品', rateBps)),
    entry(shipping, '运输服务', 900),
    entry(service, '生活服务', 600),
    entry(topUp, '预付卡销售', 0, { mark: 'not_taxable' }),
  ];
}
