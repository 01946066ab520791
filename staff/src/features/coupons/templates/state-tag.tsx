import { Tag } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { TemplateState } from '../api.ts';

const tone = { draft: 'default', live: 'success', paused: 'warning', ended: 'default' } as const satisfies Record<TemplateState, string>;

export function StateTag({ state }: { state: TemplateState }) {
  const { coupons } = useMessages();
  return (
    <Tag color={tone[state]} style={{ margin: 0 }}>
      {coupons.state[state]}
    </Tag>
  );
}
