import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';

export type InvoiceRules = Output<'staff.invoice-settings.get'>['rules'];

/** 预付卡销售和充值, which is not taxed: the same for every shop. */
const topUpCode = '6010000000000000000';

/** Until finance says otherwise: from payment on for a year, nothing let through by itself, and two pairs of eyes where a mistake is dear. */
const defaults: InvoiceRules = {
  openFrom: 'paid',
  openDays: 365,
  specialOn: true,
  withPlatformCoupons: false,
  topUpsOn: false,
  discountRows: true,
  autoApproveUpToFen: null,
  autoApproveCompanies: false,
  fourEyesSpecial: true,
  fourEyesRed: true,
  fourEyesManual: true,
  redOnRefund: true,
  remark: '订单号：{orders}',
  maxRows: 100,
  maxNetFen: null,
  codes: { goods: '', shipping: '', bill: '', top_up: topUpCode, paid_term: '' },
};

/** The rules in force and their version; 0: nobody has saved any. */
export async function rulesInForce(ctx: Pick<Context, 'db'>): Promise<{ rules: InvoiceRules; version: number }> {
  const row = await ctx
    .db('invoice_rules')
    .orderBy('version', 'desc')
    .first<{ version: number; rules: string } | undefined>('version', 'rules');
  if (!row) return { rules: defaults, version: 0 };
  // Kept ones may be older than a rule.
  const saved = JSON.parse(row.rules) as InvoiceRules;
  return { rules: { ...defaults, ...saved, codes: { ...defaults.codes, ...saved.codes } }, version: row.version };
}

export const currentRules = async (ctx: Pick<Context, 'db'>): Promise<InvoiceRules> => (await rulesInForce(ctx)).rules;
