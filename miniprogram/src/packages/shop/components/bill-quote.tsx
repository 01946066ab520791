import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Means, Purchase } from '../../../shop/types';
import { useQuote } from '../../../shop/use-quote';
import { PayBar } from './pay-bar';
import { Quoted } from './quoted';

/** What the bill comes to with the member's price and the best coupons. */
export function BillQuote({ storeId, amountFen }: { storeId: string; amountFen: number }): ReactElement {
  const [means, setMeans] = useState<Means>({ coupons: 'best', points: 'none', balance: 'none' });
  const purchase: Purchase = { kind: 'bill', storeId, amountFen };
  const view = useQuote(purchase, means);
  return (
    <>
      <Quoted kind="bill" view={view} means={means} onMeans={setMeans} />
      <PayBar view={view} wish={(expectedPayFen) => ({ purchase, means, expectedPayFen, address: null })} />
    </>
  );
}
