import { openPush, verifyPushUrl } from '../callback/open-push.ts';
import type { WechatShopCallback, WechatShopCallbackOptions } from './types.ts';

/** The mini-program's protocol; the samples show JSON, encrypted (page read 2026-11-30). */
export function createWechatShopCallback(options: WechatShopCallbackOptions): WechatShopCallback {
  return {
    verifyUrl: (query) => verifyPushUrl(options, query),
    openPush: (input) => openPush(options, input, 'xml-or-json'),
  };
}
