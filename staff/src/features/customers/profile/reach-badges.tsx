import { AppstoreOutlined, NotificationOutlined, TeamOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { CustomerRow } from '../api.ts';
import css from './reach-badges.module.css';

const surfaces = [
  { key: 'officialAccount', icon: <NotificationOutlined /> },
  { key: 'miniProgram', icon: <AppstoreOutlined /> },
  { key: 'wecom', icon: <TeamOutlined /> },
] as const;

/** On which surfaces this customer can be reached; the words are in the tooltip and for screen readers. */
export function ReachBadges({ reach }: { reach: NonNullable<CustomerRow['reach']> }) {
  const { customers } = useMessages();
  return (
    <span className={css.badges}>
      {surfaces.map(({ key, icon }) => {
        const name = customers.reach[key];
        const text = reach[key] ? customers.reachable(name) : customers.unreachable(name);
        return (
          <Tooltip key={key} title={text}>
            <span className={`${css.badge} ${reach[key] ? css.on : ''}`} role="img" aria-label={text}>
              {icon}
            </span>
          </Tooltip>
        );
      })}
    </span>
  );
}
