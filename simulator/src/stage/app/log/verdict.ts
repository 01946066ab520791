import type { Exchange } from '../box-types.ts';
import { words } from '../words.ts';
import type { Tone } from './exchange-meaning.ts';

export const verdictOf = ({ verdict }: Exchange): { tone: Tone; text: string } => {
  if (!verdict || /none|unsigned|plain/i.test(verdict)) return { tone: 'plain', text: words.log.signatureNone };
  const good = /ok|valid|verified|good|pass/i.test(verdict) && !/invalid|not/i.test(verdict);
  return good ? { tone: 'good', text: words.log.signatureGood } : { tone: 'bad', text: words.log.signatureBad };
};
