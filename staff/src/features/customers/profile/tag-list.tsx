import { Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';

const shownAtFirst = 12;

export function TagList({ tags }: { tags: readonly string[] }) {
  const { customers } = useMessages();
  const [all, setAll] = useState(false);
  if (tags.length === 0) return <span style={{ color: 'var(--muted)' }}>{customers.noTags}</span>;
  const shown = all ? tags : tags.slice(0, shownAtFirst);
  return (
    <Flex wrap gap={6} align="center">
      {shown.map((tag) => (
        <Tag key={tag} style={{ margin: 0, whiteSpace: 'normal' }}>
          {tag}
        </Tag>
      ))}
      {shown.length < tags.length ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {customers.showAll(tags.length)}
        </Button>
      ) : null}
    </Flex>
  );
}
