import { Flex, Skeleton } from 'antd';

const rows = 8;

export function ListSkeleton() {
  return (
    <div aria-busy>
      {Array.from({ length: rows }, (_, index) => (
        <Flex key={index} align="center" gap={12} style={{ padding: 12, borderBottom: '1px solid var(--line)' }}>
          <Skeleton.Avatar active shape="square" size={36} />
          <Skeleton active title={false} paragraph={{ rows: 1, width: `${70 - (index % 3) * 12}%` }} />
        </Flex>
      ))}
    </div>
  );
}
