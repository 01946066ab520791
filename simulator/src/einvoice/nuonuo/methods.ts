import { bill } from './billing.ts';
import type { NuonuoMethod } from './call.ts';
import { deliver, reissue } from './deliver.ts';
import { queryList, queryResult, stock } from './query.ts';
import { answerConfirm, cancelConfirm, fastRed, queryConfirm, saveConfirm } from './reds.ts';

const PREFIX = 'nuonuo.OpeMplatform.';

const METHODS: Record<string, NuonuoMethod> = {
  requestBillingNew: bill,
  queryInvoiceResult: queryResult,
  queryInvoiceList: queryList,
  reInvoice: reissue,
  deliveryInvoice: deliver,
  getInvoiceStock: stock,
  saveInvoiceRedConfirm: saveConfirm,
  queryInvoiceRedConfirm: queryConfirm,
  confirm: answerConfirm,
  confirmInfoCancel: cancelConfirm,
  fastInvoiceRed: fastRed,
};

export const methodNamed = (name: string): NuonuoMethod | undefined =>
  name.startsWith(PREFIX) && Object.hasOwn(METHODS, name.slice(PREFIX.length)) ? METHODS[name.slice(PREFIX.length)] : undefined;

/** What only asks: a call of these that gets lost has done nothing. */
export const onlyAsks = (name: string): boolean => /\.(query|get)/.test(name);
