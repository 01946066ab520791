import type { Messages } from '../../messages/catalogue.ts';

type Kind = keyof Messages['jobs']['kind'];

const hints: readonly (readonly [RegExp, Kind])[] = [
  [/followers?|import/i, 'followers'],
  [/inbox|callback/i, 'inbox'],
  [/welcome|message|reply|send/i, 'messages'],
  [/wecom|external/i, 'wecom'],
  [/channel/i, 'channels'],
  [/identity|merge|session/i, 'identity'],
  [/customer/i, 'customers'],
];

/** A job's name is for engineers; a person reads what it was about. */
export function jobKind(name: string): Kind {
  return hints.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}
