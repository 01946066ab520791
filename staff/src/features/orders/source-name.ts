import type { Messages } from '../../messages/catalogue.ts';
import type { OrderCard } from './api.ts';

/** Where an order came from, as a person says it: the name the shop gave a system of its own, else what kind of source it is. A mini-program's name is its app id, which nobody reads. */
export const sourceName = ({ kind, name }: OrderCard['source'], words: Messages['orders']): string =>
  kind === 'open' || kind === 'file' ? name || words.source[kind] : words.source[kind];
