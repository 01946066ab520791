import { NotificationOutlined, TeamOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { Ago } from '../../ui/ago.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card } from '../../ui/page.tsx';
import type { Channel } from './api.ts';
import css from './channel-card.module.css';
import { QrImage } from './qr-image.tsx';

interface Props {
  channel: Channel;
  staffNames: ReadonlyMap<string, string>;
  onEnlarge: (channel: Channel) => void;
}

export function ChannelCard({ channel, staffNames, onEnlarge }: Props) {
  const { channels } = useMessages();
  const staff = channel.staffUserids.map((userid) => staffNames.get(userid) ?? userid).join('、');
  return (
    <Card className={css.card}>
      <div className={css.top}>
        <button type="button" className={css.qr} aria-label={channels.enlarge} title={channels.enlarge} onClick={() => onEnlarge(channel)}>
          <QrImage name={channel.name} url={channel.qrUrl} size={88} />
        </button>
        <div className={css.main}>
          <h2 className={css.name}>{channel.name}</h2>
          <Tag icon={channel.kind === 'oa_qr' ? <NotificationOutlined /> : <TeamOutlined />}>{channels.kind[channel.kind]}</Tag>
          {staff ? (
            <p className={css.sub}>
              {channels.staff} {staff}
            </p>
          ) : null}
        </div>
      </div>
      <p className={css.welcome} title={channel.welcomeText ?? undefined}>
        {channel.welcomeText ?? channels.defaultWelcome}
      </p>
      <div className={css.foot}>
        <span>
          {channels.brought} <span className={css.brought}>{formatCount(channel.customersBrought)}</span>
        </span>
        <Ago at={channel.createdAt} />
      </div>
    </Card>
  );
}
