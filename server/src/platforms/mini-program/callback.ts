import { openPush, verifyPushUrl } from '../callback/open-push.ts';
import type { MiniProgramCallback, MiniProgramCallbackOptions } from './types.ts';

/** The protocol of the official account; the body may also be JSON, by the console's setting (facts §2.1). */
export function createMiniProgramCallback(options: MiniProgramCallbackOptions): MiniProgramCallback {
  return {
    verifyUrl: (query) => verifyPushUrl(options, query),
    openPush: (input) => openPush(options, input, 'xml-or-json'),
  };
}
