import type { Exchange } from '../box-types.ts';
import { eventNames, exchangeNames, words } from '../words.ts';

const eventIn = (text: string): string | undefined => {
  for (const field of ['ChangeType', 'Event', 'MsgType', 'event_type']) {
    const found = new RegExp(`<${field}>(?:<!\\[CDATA\\[)?([^\\]<]+)|"${field}"\\s*:\\s*"([^"]+)"`).exec(text);
    const name = found && eventNames[found[1] ?? found[2] ?? ''];
    if (name) return name;
  }
  return undefined;
};

/** In plain words what this exchange is about. */
export const meaningOf = ({ direction, method, path, request }: Exchange): string => {
  if (direction === 'to_server') {
    if (method === 'GET') return eventNames.echostr ?? '';
    // WeChat Pay names its event outside of what it encrypts.
    const event = eventIn(request.decrypted ?? '') ?? eventIn(request.body ?? '');
    if (event) return event;
  }
  // One address for everything, the call named in a header.
  const called = `${path} ${request.headers?.['method'] ?? ''}`.trim();
  return exchangeNames.find(([pattern]) => pattern.test(called))?.[1] ?? '';
};

export const partner = ({ platform }: Exchange): string => words.platforms[platform] ?? platform;

/** Invoices are issued by somebody else than Tencent. */
export const directionText = ({ platform, direction }: Exchange): string => {
  if (platform === 'einvoice') return direction === 'to_server' ? words.log.fromIssuer : words.log.toIssuer;
  return direction === 'to_server' ? words.log.toServer : words.log.toTencent;
};

export const statusText = ({ status }: Exchange): string => (status === 0 ? words.log.noAnswer : String(status));
