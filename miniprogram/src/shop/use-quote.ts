import { useState } from 'react';
import type { CallFailure } from '../api/failure';
import { refresh, snapshotOf } from '../api/snapshots';
import { useSnapshot } from '../api/use-snapshot';
import { quoteOf } from './lists';
import type { Means, Purchase, Quote } from './types';

export interface QuoteView {
  /** The last price that was told; `current` says whether it is for what is wanted now. */
  quote: Quote | undefined;
  current: boolean;
  failure: CallFailure | undefined;
  retry: () => Promise<void>;
  /** What it costs, asked anew. */
  newPrice: () => Promise<number | undefined>;
}

/** The price of what is wanted. While a change is being priced, the last price stays in sight. */
export function useQuote(purchase: Purchase, means: Means): QuoteView {
  const source = quoteOf(purchase, means);
  const { data, failure, retry } = useSnapshot(source);
  const [last, setLast] = useState<Quote>();
  if (data && data !== last) setLast(data);
  return {
    quote: data ?? last,
    current: data !== undefined && failure === undefined,
    failure,
    retry,
    newPrice: async () => {
      await refresh(source);
      const { data: fresh, failure: failed } = snapshotOf(source);
      return failed ? undefined : fresh?.totals.payFen;
    },
  };
}
