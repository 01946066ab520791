import { formatYuan } from '@lianke/shared';
import { checkTitle, rateOn } from '@lianke/shared/invoicing';
import type { RateEntry, Title } from '@lianke/shared/invoicing';
import type { InvoiceRules } from '../settings/rules.ts';
import type { Seller } from '../settings/sellers.ts';
import type { Check, RequestRow } from '../tables.ts';
import type { ClaimedLine } from './read-claimed.ts';

/** Everything a check looks at. */
export interface Looked {
  request: RequestRow;
  title: Title;
  claimed: readonly ClaimedLine[];
  rules: InvoiceRules;
  seller: Seller | undefined;
  entries: readonly RateEntry[];
  today: string;
}

const ok = (check: Check['check'], text = ''): Check => ({ check, result: 'ok', text });
const warn = (check: Check['check'], text: string): Check => ({ check, result: 'warn', text });
const stop = (check: Check['check'], text: string): Check => ({ check, result: 'stop', text });

function title({ title, request }: Looked): Check {
  const { problems, warnings } = checkTitle(title, request.type);
  if (problems.includes('name_missing')) return stop('title', '没有抬头名称');
  if (warnings.includes('name_looks_like_company')) return warn('title', '个人抬头像是企业名称');
  return warnings.includes('name_brackets') ? warn('title', '抬头括号不成对') : ok('title');
}

function taxNo({ title, request }: Looked): Check {
  const { problems, warnings } = checkTitle(title, request.type);
  if (problems.includes('tax_no_missing')) return stop('tax_no', '企业抬头要有税号');
  if (problems.includes('tax_no_shape')) return stop('tax_no', '税号格式不对');
  return warnings.includes('tax_no_check_digit') ? warn('tax_no', '税号校验位不符，请与客户核对') : ok('tax_no');
}

const codeOf = ({ line }: ClaimedLine, rules: InvoiceRules): string => (line ? (line.taxCode ?? rules.codes[line.kind]) : '');

function taxCodes({ claimed, rules, entries, today }: Looked): Check {
  const missing = claimed.filter((it) => it.line && !rateOn(entries, codeOf(it, rules), today));
  if (missing.length === 0) return ok('tax_codes');
  const names = [...new Set(missing.map((it) => it.line?.name ?? ''))];
  return stop(
    'tax_codes',
    `${names.slice(0, 3).join('、')}${names.length > 3 ? ` 等 ${names.length} 项` : ''}没有可用的税收分类编码或税率`,
  );
}

function amount({ claimed, request }: Looked): Check {
  const taken = claimed.reduce((sum, it) => sum + it.claim.fen, 0);
  if (taken !== request.amount_fen || taken === 0 || claimed.some((it) => it.claim.fen > (it.line?.payableFen ?? 0)))
    return stop('amount', '金额超过订单现在可开票的金额');
  const now = claimed.reduce((sum, it) => sum + (it.line?.payableFen ?? 0), 0);
  if (request.manual === 0 && now > taken) return warn('amount', `订单现在可开票 ${formatYuan(now)} 元，申请的较少`);
  return ok('amount', formatYuan(taken));
}

const single = ({ claimed }: Looked): Check =>
  claimed.some((it) => it.shared) ? warn('single', '同一商品已有另一张发票或申请') : ok('single');

const ofSeller = ({ seller }: Looked): Check => (seller?.on ? ok('seller', seller.name) : stop('seller', '开票主体已停用'));

const waits = { login: '开票员需要登录，通过后会等待', quota: '额度已用完，通过后会等待', provider: '开票服务未接通，通过后会等待' };

function provider({ seller }: Looked): Check {
  if (!seller) return stop('provider', '没有开票主体');
  if (seller.provider === 'manual') return ok('provider', '手工开具');
  if (seller.appKey === '' || !seller.secretSet) return stop('provider', '开票服务还没有接通');
  return ok('provider', seller.block === null ? '' : waits[seller.block]);
}

function special({ request, title, claimed, rules, entries, today }: Looked): Check {
  if (request.type === 'normal') return ok('special', '普票');
  if (!rules.specialOn) return stop('special', '店铺没有开通专票');
  if (title.kind !== 'company') return stop('special', '专票只能开给企业');
  const untaxed = claimed.some((it) => {
    const rate = rateOn(entries, codeOf(it, rules), today);
    return rate !== null && (rate.mark !== 'taxed' || rate.rateBps === 0);
  });
  return untaxed ? stop('special', '免税、不征税的商品不能开专票') : ok('special');
}

/** Everything but the quota, which is asked for by itself. One check, one function. */
export const judgeAll = (looked: Looked): Check[] =>
  [title, taxNo, taxCodes, amount, single, ofSeller, provider, special].map((judge) => judge(looked));

export function worstOf(checks: readonly Check[]): Check['result'] {
  if (checks.some((it) => it.result === 'stop')) return 'stop';
  return checks.some((it) => it.result === 'warn') ? 'warn' : 'ok';
}
