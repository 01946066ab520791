import { formatChinaTime } from '@lianke/shared';
import { Tag, Tooltip } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { PrivacyRequest } from './api.ts';
import { urgencyOf } from './urgency.ts';

const colors = { late: 'error', today: 'error', soon: 'warning', calm: 'default' } as const;
const statusColors = { open: 'default', approved: 'processing', done: 'success', refused: 'default', cancelled: 'default' } as const;

/** How much time is left while it is open, how it ended otherwise. */
export function DueTag({ request }: { request: PrivacyRequest }) {
  const { privacy } = useMessages();
  const now = useNow();
  if (request.status !== 'open') return <Tag color={statusColors[request.status]}>{privacy.status[request.status]}</Tag>;
  const { tone, days } = urgencyOf(request.dueAt, now);
  const text = tone === 'late' ? privacy.due.late(days) : tone === 'today' ? privacy.due.today : privacy.due.soon(days);
  return (
    <Tooltip title={`${privacy.dueAt} ${formatChinaTime(request.dueAt)}`}>
      <Tag color={colors[tone]}>{text}</Tag>
    </Tooltip>
  );
}
