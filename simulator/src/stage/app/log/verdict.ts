import type { Exchange } from '../box-types.ts';
import { words } from '../words.ts';

export type Tone = 'good' | 'bad';
type Judgement = { tone: Tone; short: string; text: string };

const say = words.log.verdicts;

/** What the server made of Tencent's push: it answers 2xx only to what it could verify and decrypt. */
const ofPush = (verdict: string, status: number, signed: boolean): Judgement => {
  if (status === 0) return { tone: 'bad', short: '', text: say.unanswered };
  if (status === 401 || status === 403) return { tone: 'bad', short: say.refusedShort, text: say.refused };
  if (/^bad reply/.test(verdict)) return { tone: 'bad', short: say.badReplyShort, text: say.badReply };
  if (status >= 300) return { tone: 'bad', short: '', text: say.failed(String(status)) };
  return signed ? { tone: 'good', short: say.signedShort, text: say.signed } : { tone: 'good', short: '', text: say.received };
};

/** Tencent answers 200 to nearly everything; the errcode is what counts. WeChat Pay has names instead of numbers. */
const ofCall = (verdict: string, status: number, who: string): Judgement => {
  const errcode = /^errcode (-?\d+)/.exec(verdict)?.[1] ?? /^(?:status \d+|code) (\w+)/.exec(verdict)?.[1];
  if (errcode !== undefined) return { tone: 'bad', short: errcode, text: say.errcode(who, errcode) };
  if (status === 0 || status >= 400) return { tone: 'bad', short: '', text: say.notTaken(who, String(status)) };
  return { tone: 'good', short: '', text: say.taken(who) };
};

export const verdictOf = ({ verdict = '', status, direction, platform }: Exchange): Judgement => {
  // Invoices are issued by somebody else than Tencent.
  const who = platform === 'einvoice' ? (words.platforms[platform] ?? platform) : say.tencent;
  const judged = direction === 'to_server' ? ofPush(verdict, status, platform !== 'einvoice') : ofCall(verdict, status, who);
  // What the simulator adds in brackets: a second attempt, a fault that was asked for.
  const note = /（.*）$/.exec(verdict)?.[0] ?? '';
  return { ...judged, text: judged.text + note };
};
