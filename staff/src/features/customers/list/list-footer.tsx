import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useNarrow } from '../../../ui/use-media.ts';

interface Props {
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

export function ListFooter({ onPrevious, onNext }: Props) {
  const { customers } = useMessages();
  const narrow = useNarrow();
  return (
    <Flex align="center" justify="space-between" gap={8} style={{ padding: 12, borderTop: '1px solid var(--line)' }}>
      <span style={{ color: 'var(--muted)', fontSize: 12 }}>{narrow ? '' : customers.keys}</span>
      <Flex gap={8}>
        <Button icon={<LeftOutlined />} disabled={!onPrevious} onClick={onPrevious ?? undefined}>
          {customers.previousPage}
        </Button>
        <Button icon={<RightOutlined />} iconPlacement="end" disabled={!onNext} onClick={onNext ?? undefined}>
          {customers.nextPage}
        </Button>
      </Flex>
    </Flex>
  );
}
