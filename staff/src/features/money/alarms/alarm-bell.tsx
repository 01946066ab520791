import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { useMay } from '../../session/api.ts';
import { openAlarmsQuery } from '../api.ts';

/** In the header: how many matters wait for somebody. */
export function AlarmBell() {
  const { alarms } = useMessages();
  const navigate = useNavigate();
  const may = useMay('alarms.read');
  const { data: open = 0 } = useQuery({ ...openAlarmsQuery, enabled: may });
  if (!may) return null;
  const label = open > 0 ? alarms.bell(formatCount(open)) : alarms.bellNone;
  return (
    <Badge count={open} size="small" offset={[-6, 6]}>
      <Button type="text" icon={<BellOutlined />} aria-label={label} title={label} onClick={() => void navigate('/alarms')} />
    </Badge>
  );
}
