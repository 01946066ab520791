import { Skeleton } from 'antd';

/** The shape of the panel while nothing is known yet. */
export function CustomerSkeleton() {
  return (
    <div style={{ padding: 16 }} aria-busy>
      <Skeleton active avatar={{ size: 56, shape: 'square' }} title={{ width: '50%' }} paragraph={{ rows: 2, width: ['70%', '40%'] }} />
      <Skeleton active title={false} paragraph={{ rows: 4, width: ['80%', '60%', '70%', '50%'] }} style={{ marginTop: 24 }} />
      <Skeleton active avatar={{ size: 28 }} title={false} paragraph={{ rows: 2 }} style={{ marginTop: 32 }} />
      <Skeleton active avatar={{ size: 28 }} title={false} paragraph={{ rows: 2 }} style={{ marginTop: 16 }} />
    </div>
  );
}
