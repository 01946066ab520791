import { formatYuan } from '@lianke/shared';
import type { Messages } from '../../../messages/catalogue.ts';
import type { Alarm } from '../api.ts';

/** What is known about it, in words; what we have no word for is no use to a person. */
export function alarmFacts({ data }: Pick<Alarm, 'data'>, { fact }: Pick<Messages['alarms'], 'fact'>): [string, string][] {
  return Object.entries(data).flatMap(([key, value]): [string, string][] => {
    const label = Object.hasOwn(fact, key) ? fact[key] : undefined;
    if (!label || value === '') return [];
    return [[label, key.endsWith('Fen') && /^-?\d+$/.test(value) ? formatYuan(Number(value)) : value]];
  });
}

/** What it is about says more only when it is no id of ours and is not told below. */
export const isReadable = (about: string, facts: readonly (readonly [string, string])[]): boolean =>
  about !== '' && !/^[a-z]{3}_[0-9A-Z]{10,}$/.test(about) && !facts.some(([, value]) => value === about);
