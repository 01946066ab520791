import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../../messages/locale-context.tsx';
import { CardSkeleton, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { salesQuery } from './api.ts';
import { SalesForm } from './sales-form.tsx';

/** `/sales`: what holds for every order, and what is on sale besides goods. */
export function SalesPage() {
  const { sales } = useMessages();
  const query = useQuery(salesQuery);
  return (
    <Page title={sales.title} intro={sales.intro} narrow>
      <QueryState query={query} skeleton={<CardSkeleton />}>
        {(answer) => <SalesForm answer={answer} />}
      </QueryState>
    </Page>
  );
}
