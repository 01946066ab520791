import type { Messages } from '../../messages/catalogue.ts';

type Words = Messages['jobs'];

/** A job's name is for engineers; a person reads what it does. */
export function jobTitle(name: string, words: Words): string {
  const known = words.names[name];
  if (known) return known;
  if (name.startsWith('inbox')) return words.kind.inbox;
  return name.startsWith('evt') ? words.kind.event : words.kind.other;
}
