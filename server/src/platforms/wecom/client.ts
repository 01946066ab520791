import { createAsk } from '../api/ask.ts';
import { createSharedToken } from '../api/shared-token.ts';
import { createWecomCall } from './call.ts';
import { addContactWay } from './contact-way.ts';
import { batchContacts, customerIds, externalContact } from './contacts.ts';
import { corpTags } from './corp-tags.ts';
import { fetchTicket, signPage } from './js-sdk.ts';
import { directory, followUserids, member } from './members.ts';
import { oauthUser } from './oauth.ts';
import { createWecomToken } from './tokens.ts';
import { transferCustomers, transferResults } from './transfers.ts';
import type { SignatureKind, Wecom, WecomOptions } from './types.ts';
import { sendWelcome } from './welcome.ts';

/** A ticket may need a token first, and both a second try. */
const ticketLockMs = 30_000;

/** WeCom's API for one self-built app: staff, login and JS-SDK with the app's secret, customers with the contact secret. */
export function createWecom(options: WecomOptions): Wecom {
  const { corpId, agentId, agentSecret, contactSecret = agentSecret, kv, clock } = options;
  const ask = createAsk(options.send, options.apiBase);
  const agentToken = createWecomToken({ ask, kv, corpId, secret: agentSecret, name: agentId });
  const contactToken =
    contactSecret === agentSecret ? agentToken : createWecomToken({ ask, kv, corpId, secret: contactSecret, name: 'contact' });
  const asAgent = createWecomCall(ask, agentToken);
  const asContact = createWecomCall(ask, contactToken);

  const ticket = (kind: SignatureKind) =>
    createSharedToken({
      kv,
      key: `ticket:wecom:${corpId}:${agentId}:${kind}`,
      fetch: () => fetchTicket(asAgent, kind),
      lockMs: ticketLockMs,
    });
  const tickets = { config: ticket('config'), agent: ticket('agent') };

  return {
    agentToken: () => agentToken.get(),
    contactToken: () => contactToken.get(),
    tokenProbe: async (secret) => {
      const { expiresInSeconds } = await (secret === 'agent' ? agentToken : contactToken).fetch();
      return { expiresInSeconds };
    },
    oauthUser: (code) => oauthUser(asAgent, code),
    member: (userid) => member(asAgent, userid),
    members: async () => (await directory(asAgent)).members,
    directory: () => directory(asAgent),
    followUserids: () => followUserids(asContact),
    customerIds: (userid) => customerIds(asContact, userid),
    externalContact: (externalUserid) => externalContact(asContact, externalUserid),
    batchContacts: (userids, cursor) => batchContacts(asContact, userids, cursor),
    transferCustomers: (input) => transferCustomers(asContact, input),
    transferResults: (pair, cursor) => transferResults(asContact, pair, cursor),
    corpTags: () => corpTags(asContact),
    addContactWay: (input) => addContactWay(asContact, input),
    sendWelcome: (welcomeCode, text) => sendWelcome(asContact, welcomeCode, text),
    jsapiTicket: () => tickets.config.get(),
    agentTicket: () => tickets.agent.get(),
    signUrl: async (kind, url) => ({ corpId, agentId, ...signPage(await tickets[kind].get(), url, clock.now()) }),
  };
}
