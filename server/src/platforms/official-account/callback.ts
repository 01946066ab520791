import { openPush, verifyPushUrl } from '../callback/open-push.ts';
import { sealReply, textReplyXml } from './passive-reply.ts';
import type { OfficialAccountCallback, OfficialAccountCallbackOptions } from './types.ts';

export function createOfficialAccountCallback(options: OfficialAccountCallbackOptions): OfficialAccountCallback {
  return {
    verifyUrl: (query) => verifyPushUrl(options, query),
    openPush: (input) => openPush(options, input, 'xml'),
    sealTextReply: (reply) => {
      const xml = textReplyXml(reply);
      return reply.encrypted ? sealReply(options, xml, reply.now) : xml;
    },
  };
}
