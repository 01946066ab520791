import { isCancel } from './chat-card.ts';
import { withSdk } from './sdk.ts';

/**
 * What the client's camera read; empty when the member closed it. Throws a WecomFailure where the client has no camera for us.
 * How WeCom answers is only known to be “as in WeChat” (facts: wecom.md §4.5), so all we assume of it stands in this file.
 */
export const scanCode = (): Promise<string> =>
  withSdk(async (sdk) => {
    try {
      const { resultStr } = await sdk.scanQRCode({ needResult: true, scanType: [sdk.ScanQRCodeType.qrCode, sdk.ScanQRCodeType.barCode] });
      return withoutKind(resultStr ?? '');
    } catch (reason) {
      if (isCancel(reason)) return '';
      throw reason;
    }
  });

/** Bar codes come as `CODE_128,4711`. */
export const withoutKind = (text: string): string => text.replace(/^(?:CODE|EAN|UPC|QR|ITF|CODABAR)[A-Z_0-9]*,/, '').trim();
