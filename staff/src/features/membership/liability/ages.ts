import type { Messages } from '../../../messages/catalogue.ts';
import { formatPercent } from '../../../ui/format-percent.ts';
import type { Liability } from '../api.ts';

export interface AgeLine {
  label: string;
  amount: number;
  /** Of the largest, for the bar. */
  length: number;
  /** Of all, as a reader expects it. */
  percent: string;
}

/** The ages of what is owed as lines of a chart: bounds become spans, amounts become lengths. */
export function ageLines({ byAge, openLots }: Pick<Liability, 'byAge' | 'openLots'>, words: Messages['liability']): AgeLine[] {
  const largest = Math.max(1, ...byAge.map(({ amount }) => amount));
  return byAge.map(({ upToDays, amount }, at) => {
    const after = byAge[at - 1]?.upToDays ?? null;
    return {
      label: spanText(after, upToDays, words),
      amount,
      length: Math.max(0, amount) / largest,
      percent: formatPercent(amount, openLots),
    };
  });
}

function spanText(after: number | null, upTo: number | null, words: Messages['liability']): string {
  if (upTo === null) return after === null ? words.anyAge : words.over(after);
  return after === null ? words.within(upTo) : words.between(after + 1, upTo);
}

export const owesNothing = (kinds: readonly Liability[]): boolean =>
  kinds.every(({ balance, openLots, balanced }) => balance === 0 && openLots === 0 && balanced);
