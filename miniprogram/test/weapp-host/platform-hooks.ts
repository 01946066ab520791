import type { PaymentParams } from '../../src/platform/types.ts';
import type { WxAnswer, WxRequest } from './http.ts';

interface WxInvoiceTitle {
  type: '0' | '1';
  title: string;
  taxNumber: string;
  companyAddress: string;
  telephone: string;
  bankName: string;
  bankAccount: string;
}

/** What stands in for WeChat and the person. A test gives fakes; the end-to-end run points them at the simulator. */
export interface PlatformHooks {
  /** Carries out `wx.request`. */
  send: (request: WxRequest) => Promise<WxAnswer>;
  /** `wx.login`'s code. */
  loginCode: () => Promise<string>;
  /** The code of the phone-number button; nothing when the person refuses. */
  phoneCode: () => Promise<string | undefined>;
  /** The picture the person picks, as base64. */
  avatarBase64: () => string;
  /** WeChat's payment sheet: `ok`, or `cancel` when the person closes it. */
  requestPayment?: (params: PaymentParams) => Promise<'ok' | 'cancel'>;
  /** The title the person takes from WeChat's book, as `wx.chooseInvoiceTitle` tells it; absent: closed without choosing. */
  invoiceTitle?: () => Promise<WxInvoiceTitle>;
  language?: string;
  /** WeChat's own privacy gate is still closed. */
  privacyNeeded?: boolean;
  /** What the person answers to `wx.showModal`. */
  confirms?: (question: { title: string; content: string }) => boolean;
}

/** Codes from a running simulator, for one of its persons. */
export function simulatorHooks(box: string, personId: string): Pick<PlatformHooks, 'loginCode' | 'phoneCode' | 'requestPayment'> {
  const ask = async (verb: string): Promise<string> => {
    const answer = await fetch(`${box}/box/persons/${personId}/${verb}`, { method: 'POST' });
    const { code } = (await answer.json()) as { code: string };
    return code;
  };
  return {
    loginCode: () => ask('wx-login'),
    phoneCode: () => ask('phone-code'),
    requestPayment: async (params) => {
      const answer = await fetch(`${box}/box/pay/request-payment`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ personId, params }),
      });
      return ((await answer.json()) as { result: 'ok' | 'cancel' }).result;
    },
  };
}
