import type { Template, TemplateState } from '../api.ts';

export type NextState = Exclude<TemplateState, 'draft'>;

const allowed: Record<TemplateState, readonly NextState[]> = {
  draft: ['live'],
  live: ['paused', 'ended'],
  paused: ['live', 'ended'],
  ended: [],
};

/** Where a template can go from here. A draft that hands out codes of another system needs some first. */
export const nextStates = ({ state, ownCodes, counts }: Pick<Template, 'state' | 'ownCodes' | 'counts'>): readonly NextState[] =>
  state === 'draft' && ownCodes && !counts.codesLeft ? [] : allowed[state];

export const isExtendable = (state: TemplateState): boolean => state === 'live' || state === 'paused';
