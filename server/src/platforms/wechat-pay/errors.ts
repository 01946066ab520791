import { AppError } from '../../kernel/errors.ts';
import { PayRefusal } from './refusal.ts';
import type { PayRefusalReason } from './types.ts';

const longestSentence = 300;

/** Facts §0, §5, §6. A code's exact spelling varies between pages, so all that were seen are here. */
const reasons: Readonly<Record<string, PayRefusalReason>> = {
  ORDERPAID: 'already_paid',
  ORDER_PAID: 'already_paid',
  ORDER_CLOSED: 'order_closed',
  ORDERCLOSED: 'order_closed',
  OUT_TRADE_NO_USED: 'number_used',
  ORDER_NOT_EXIST: 'unknown_number',
  ORDERNOTEXIST: 'unknown_number',
  RESOURCE_NOT_EXISTS: 'unknown_number',
  NOT_FOUND: 'unknown_number',
  NOT_ENOUGH: 'not_enough_balance',
  USER_ACCOUNT_ABNORMAL: 'account_abnormal',
  ACCOUNT_ERROR: 'account_abnormal',
  OPENID_MISMATCH: 'openid_mismatch',
  NO_AUTH: 'no_permission',
  RULE_LIMIT: 'over_limit',
  NO_STATEMENT_EXIST: 'no_bill',
  NO_BILL_EXIST: 'no_bill',
  STATEMENT_CREATING: 'bill_not_ready',
  BILL_CREATING: 'bill_not_ready',
};

/** Numbers that tell apart what one code covers (facts §5). */
const reasonsByNumber: Readonly<Record<number, PayRefusalReason>> = {
  268498688: 'parameters_changed',
  268449538: 'already_paid',
  268498689: 'number_used',
  268447914: 'order_closed',
  268512771: 'unknown_number',
};

const ourMistakes = ['SIGN_ERROR', 'MCH_NOT_EXISTS', 'APPID_MCHID_NOT_MATCH'];
const clockNumber = 268573590;
/** Answered with 500, but asking again changes nothing. */
const finalThough500 = ['OPENID_MISMATCH', 'INVALID_TRANSACTIONID'];

export const reasonOf = ({ wxCode, number }: PayRefusal): PayRefusalReason => reasonsByNumber[number] ?? reasons[wxCode] ?? 'refused';

/** Runs a call and turns the platform's refusal into an AppError; `data` never holds more than codes. */
export async function explainedPay<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof PayRefusal ? toAppError(error) : error;
  }
}

function toAppError(refusal: PayRefusal): AppError {
  const { api, status, wxCode, number } = refusal;
  const cause = new Error(refusal.sentence.slice(0, longestSentence));
  if (status === 429 || (status >= 500 && !finalThough500.includes(wxCode)))
    return new AppError('platform.busy', { api, status, wxCode }, { cause });
  if (ourMistakes.includes(wxCode) || status === 401)
    return new AppError('platform.credential', { api, wxCode, ...(number === clockNumber ? { reason: 'clock' } : {}) }, { cause });
  return new AppError('payment.refused', { api, wxCode, reason: reasonOf(refusal) }, { cause });
}
