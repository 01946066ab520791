import { z } from 'zod';
import { AppError } from '../../../kernel/errors.ts';
import { unreachable } from '../../api/ask.ts';
import { readAnswer } from '../../api/read-answer.ts';
import type { Document, EInvoiceProvider, IssuerAccount, Taken } from '../port.ts';
import { createCall } from './call.ts';
import type { NuonuoOptions } from './call.ts';
import { listDocuments } from './list-documents.ts';
import { mayFetch } from './may-fetch.ts';
import { readPush } from './read-push.ts';
import { findReds, toRed } from './reds.ts';
import { duplicateNumber, heldBy, notFound, NuonuoRefusal, soundsPassing } from './refusal.ts';
import { documentAnswer, sealFailed, toDocument } from './to-document.ts';
import { invoiceLines, toOrder } from './to-order.ts';

const mostFileBytes = 5 * 1024 * 1024;
const accepted = z.object({ invoiceSerialNum: z.string().min(1) });

/** 诺诺 as an issuing service; README.md tells what of it is unconfirmed. */
export function createNuonuo(options: NuonuoOptions): EInvoiceProvider {
  const call = createCall(options);

  const taken = async (ask: () => Promise<string>): Promise<Taken> => {
    try {
      return { is: 'taken', providerSerial: await ask() };
    } catch (error) {
      if (error instanceof AppError && error.code === 'platform.credential') return { is: 'held', by: 'credential', text: error.code };
      if (!(error instanceof NuonuoRefusal)) throw error;
      if (error.code === duplicateNumber) return { is: 'known' };
      return heldBy(error) ?? { is: 'refused', code: error.code, text: error.describe, retryable: soundsPassing(error.describe) };
    }
  };
  /** For calls whose no is an error: what the gateway said, for a person to read. */
  const plainly = async (account: IssuerAccount, method: string, params: object): Promise<void> => {
    await call(account, method, params).catch((error: unknown) => {
      if (error instanceof NuonuoRefusal)
        throw new AppError('platform.refused', { api: method, reason: error.code, detail: error.describe });
      throw error;
    });
  };

  const find = async (account: IssuerAccount, serials: readonly string[]): Promise<Document[]> => {
    if (serials.length === 0) return [];
    const params = { orderNos: [...serials], isOfferInvoiceDetail: '0' };
    const answer = await call(account, 'queryInvoiceResult', params).catch((error: unknown) => {
      if (!(error instanceof NuonuoRefusal)) throw error;
      if (error.code === notFound) return [];
      throw new AppError('platform.refused', { api: 'queryInvoiceResult', reason: error.code, detail: error.describe });
    });
    const rows = readAnswer('queryInvoiceResult', z.array(documentAnswer), answer);
    // What was issued without its seal is sealed again by asking; it stays "issuing" for us until it is. At most twenty times a day there.
    for (const row of rows.filter((it) => it.status === sealFailed))
      await call(account, 'reInvoice', { fpqqlsh: row.serialNo, orderno: row.orderNo }).catch(() => undefined);
    return rows.map(toDocument);
  };

  return {
    find,
    issue: (account, order) =>
      taken(
        async () =>
          readAnswer('requestBillingNew', accepted, await call(account, 'requestBillingNew', toOrder(account, order))).invoiceSerialNum,
      ),
    list: (account, span, page) => listDocuments(call, account, span, page),
    file: async (url) => {
      if (!mayFetch(url, options.gateway)) throw new AppError('platform.refused', { api: 'file', reason: 'address' });
      const answer = await options.send({ method: 'GET', url, maxBytes: mostFileBytes, timeoutMs: 20_000 }).catch((error: unknown) => {
        throw unreachable('file', error);
      });
      if (answer.status !== 200) throw new AppError('platform.busy', { api: 'file', status: answer.status });
      return answer.body;
    },
    mail: (account, number, mail) =>
      plainly(account, 'deliveryInvoice', { taxnum: account.taxNo, invoiceCode: '', invoiceNum: number, phone: '', mail }),
    raiseRed: (account, order) =>
      taken(async () =>
        readAnswer('saveInvoiceRedConfirm', z.string().min(1), await call(account, 'saveInvoiceRedConfirm', toRed(account, order))),
      ),
    findReds: (account, wanted) => findReds(call, account, wanted),
    answerRed: (account, { billNo, billUuid }, agree, text) =>
      plainly(account, 'confirm', { billNo, billUuid, identity: '0', confirmAgreement: agree ? '1' : '0', confirmReason: text }),
    withdrawRed: (account, { billNo, billUuid }) => plainly(account, 'confirmInfoCancel', { billNo, billUuid, identity: '0' }),
    issueRed: (account, red) =>
      taken(async () => {
        const params = {
          ...{ orderNo: red.serial, taxNum: account.taxNo, elecInvoiceNumber: red.blueNumber, billNo: red.billNo, billUuid: red.billUuid },
          ...{ invoiceLine: invoiceLines[red.type], callBackUrl: red.callbackUrl },
        };
        return readAnswer('fastInvoiceRed', accepted, await call(account, 'fastInvoiceRed', params)).invoiceSerialNum;
      }),
    readPush,
  };
}
