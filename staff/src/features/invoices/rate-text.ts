import type { TaxMark } from '@lianke/shared';

/** `13%`, `1.5%`, or the word that stands in its place. */
export const rateText = ({ rateBps, mark }: { rateBps: number; mark: TaxMark }, words: Record<TaxMark, string>): string =>
  mark === 'taxed' ? `${rateBps / 100}%` : words[mark];
