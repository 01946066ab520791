import type { ReactElement } from 'react';
import { Skeleton } from '../../ui/skeleton';

export function OrderSkeleton(): ReactElement {
  return (
    <>
      <Skeleton rows={[40, 80, 30]} />
      <Skeleton rows={[40, 80, 30]} />
      <Skeleton rows={[40, 80, 30]} />
    </>
  );
}
