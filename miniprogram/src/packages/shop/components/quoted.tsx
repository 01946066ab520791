import type { ReactElement, ReactNode } from 'react';
import { t } from '../../../messages';
import { PriceSteps } from '../../../shop/price-steps';
import type { Means, Purchase, Quote } from '../../../shop/types';
import type { QuoteView } from '../../../shop/use-quote';
import { FailurePanel } from '../../../ui/failure-panel';
import { Skeleton } from '../../../ui/skeleton';
import { MeansPanel } from './means-panel';

interface Props {
  view: QuoteView;
  /** What is being paid for. */
  kind: Purchase['kind'];
  means: Means;
  onMeans: (means: Means) => void;
  before?: (quote: Quote) => ReactNode;
  children?: ReactNode;
}

/** What it costs and what helps to pay, in all its states. A price that is not known any more is not shown. */
export function Quoted({ view: { quote, failure, retry }, kind, means, onMeans, before, children }: Props): ReactElement {
  if (failure) return <FailurePanel title={t('quote.failed')} failure={failure} onRetry={() => void retry()} />;
  if (!quote) return <Skeleton rows={[70, 100, 40, 100, 60]} />;
  return (
    <>
      {before?.(quote)}
      <MeansPanel quote={quote} means={means} onMeans={onMeans} />
      {children}
      <PriceSteps kind={kind} steps={quote.steps} payLabel={t('checkout.pay_label')} />
    </>
  );
}
