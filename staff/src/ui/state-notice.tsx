import { DisconnectOutlined, ExclamationCircleOutlined, InboxOutlined, LoadingOutlined, LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import css from './state-notice.module.css';

type Tone = 'empty' | 'error' | 'offline' | 'forbidden' | 'waiting';

interface Props {
  tone: Tone;
  title?: string;
  body: string;
  action?: { label: string; onClick: () => void; icon?: ReactNode };
  /** For support: a request id or what the platform said. */
  smallPrint?: string | null;
  compact?: boolean;
}

const icons: Record<Tone, ReactNode> = {
  empty: <InboxOutlined />,
  error: <ExclamationCircleOutlined />,
  offline: <DisconnectOutlined />,
  forbidden: <LockOutlined />,
  waiting: <LoadingOutlined />,
};

/** The one look of “nothing here”, “did not load”, “offline” and “not allowed”. */
export function StateNotice({ tone, title, body, action, smallPrint, compact = false }: Props) {
  return (
    <div className={`${css.notice} ${compact ? css.compact : ''}`} role={tone === 'error' ? 'alert' : 'status'}>
      <div className={css.icon} aria-hidden>
        {icons[tone]}
      </div>
      {title ? <h2 className={css.title}>{title}</h2> : null}
      <p className={css.body}>{body}</p>
      {action ? (
        <Button className={css.action} type={tone === 'empty' ? 'primary' : 'default'} onClick={action.onClick} icon={action.icon}>
          {action.label}
        </Button>
      ) : null}
      {smallPrint ? <p className={css.small}>{smallPrint}</p> : null}
    </div>
  );
}
