import type { ListSearch } from '../customers/list/list-search.ts';
import { toSelection } from '../customers/list/list-search.ts';
import type { BulkInput } from './api.ts';

/** Whom an action is for: named customers, or everybody the list shows. */
export interface Chosen {
  ids: string[];
  everybody: boolean;
}

export const nobody: Chosen = { ids: [], everybody: false };
/** As many as can be named one by one; beyond that "everybody in this list" is meant. */
const mostNamed = 1_000;

export const choose = (ids: readonly string[]): Chosen => ({ ids: [...new Set(ids)].slice(0, mostNamed), everybody: false });

export const toggle = ({ ids, everybody }: Chosen, id: string): Chosen =>
  everybody ? { ids, everybody } : choose(ids.includes(id) ? ids.filter((it) => it !== id) : [...ids, id]);

export const toTarget = ({ ids, everybody }: Chosen, search: ListSearch): BulkInput['target'] =>
  everybody ? toSelection(search) : { ids };

export const countChosen = ({ ids, everybody }: Chosen, total: number): number => (everybody ? total : ids.length);
