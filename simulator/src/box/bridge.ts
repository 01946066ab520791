import { signPage } from '../callbacks/crypt.ts';
import type { Json } from '../http/fields.ts';
import { isJson, objectOf, textOf } from '../http/fields.ts';
import { trustedHosts } from '../pages/redirect-target.ts';
import { staffChat } from '../world/chats.ts';
import { isLive } from '../world/relations.ts';
import type { Webview } from '../world/webviews.ts';
import type { World } from '../world/world.ts';

interface Invocation {
  world: World;
  webview: Webview;
  params: Json;
  url: string;
}

type Outcome = { ok: Json } | { fail: string; code?: number };

const WITH_CUSTOMER = ['contact_profile', 'single_chat_tools', 'single_kf_tools', 'chat_attachment'];
const CHATTING = ['single_chat_tools', 'group_chat_tools', 'chat_attachment', 'single_kf_tools'];
const withoutHash = (url: string): string => url.split('#')[0] ?? '';

function checkSignature(
  call: Invocation,
  kind: 'wecom-jsapi' | 'wecom-agent',
  names: { nonce: string; time: string; signature: string },
): Outcome {
  const url = withoutHash(call.url);
  if (!URL.canParse(url) || !trustedHosts(call.world).has(new URL(url).hostname)) return { fail: 'invalid url domain', code: 80001 };
  const nonce = textOf(call.params, names.nonce);
  const time = textOf(call.params, names.time);
  if (!/^\d{1,10}$/.test(time)) return { fail: '40093 invalid signature', code: 40093 };
  const given = textOf(call.params, names.signature);
  const right = call.world.tickets.live(kind).some((ticket) => signPage(ticket, nonce, time, url) === given);
  return right ? { ok: {} } : { fail: '40093 invalid signature', code: 40093 };
}

function agentConfig(call: Invocation): Outcome {
  const { accounts } = call.world;
  if (textOf(call.params, 'corpid') !== accounts.WECOM_CORP_ID) return { fail: '92002 cross corp', code: 92002 };
  if (textOf(call.params, 'agentid') !== accounts.WECOM_AGENT_ID) return { fail: '40056 invalid agentid', code: 40056 };
  const outcome = checkSignature(call, 'wecom-agent', { nonce: 'nonceStr', time: 'timestamp', signature: 'signature' });
  call.webview.agentReady = 'ok' in outcome;
  return outcome;
}

const config = (call: Invocation): Outcome =>
  checkSignature(call, 'wecom-jsapi', { nonce: 'verifyNonceStr', time: 'verifyTimestamp', signature: 'verifySignature' });

const getContext = ({ webview }: Invocation): Outcome => ({ ok: { entry: webview.entry } });

function currentCustomer({ world, webview }: Invocation): Outcome {
  const person = webview.personId === undefined ? undefined : world.people.byId(webview.personId);
  if (!person || !WITH_CUSTOMER.includes(webview.entry)) return { fail: 'without context of external contact' };
  if (!isLive(world.relations.get(webview.userid, person.id))) return { fail: 'no permission' };
  return { ok: { userId: person.externalUserid } };
}

function sendChatMessage({ world, webview, params }: Invocation): Outcome {
  if (webview.personId === undefined || !CHATTING.includes(webview.entry)) return { fail: 'without context of external contact' };
  const type = textOf(params, 'msgtype');
  const content = objectOf(params, type);
  if (!isJson(params[type])) return { fail: 'invalid msgtype' };
  if (type === 'miniprogram' && !/\.html(\?|$)/.test(textOf(content, 'page'))) return { fail: 'invalid page' };
  const text = textOf(content, 'content') || textOf(content, 'title') || `[${type}]`;
  world.chats.say(staffChat(webview.userid, webview.personId), { from: 'staff', type, text, at: world.clock.now(), content });
  return { ok: {} };
}

const fine = (): Outcome => ({ ok: {} });

const OPEN_TO_ALL: Record<string, ((call: Invocation) => Outcome) | undefined> = { agentConfig, preVerifyJSAPI: config, closeWindow: fine };
const FOR_AGENTS: Record<string, ((call: Invocation) => Outcome) | undefined> = {
  getContext,
  getCurExternalContact: currentCustomer,
  getCurExternalChat: () => ({ fail: 'without context of external chat' }),
  sendChatMessage,
  openUserProfile: fine,
  openEnterpriseChat: () => ({ ok: { chatId: '' } }),
  navigateToAddCustomer: fine,
  shareToExternalContact: fine,
  setClipboardData: fine,
  openDefaultBrowser: fine,
  hideChatAttachmentMenu: fine,
};

/** What the client would call back with. */
export function invokeBridge(name: string, call: Invocation): Json {
  const answer = (outcome: Outcome): Json =>
    'ok' in outcome
      ? { err_msg: `${name}:ok`, ...outcome.ok }
      : { err_msg: `${name}:fail ${outcome.fail}`, ...(outcome.code === undefined ? {} : { err_code: outcome.code }) };
  const open = OPEN_TO_ALL[name];
  if (open) return answer(open(call));
  const guarded = FOR_AGENTS[name];
  if (!guarded) return answer({ fail: 'function not exist' });
  return answer(call.webview.agentReady ? guarded(call) : { fail: 'no permission' });
}
