import { Button } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { Channel } from './api.ts';
import css from './channel-card.module.css';
import { QrImage } from './qr-image.tsx';

export function EnlargedQr({ channel, onClose }: { channel: Channel | null; onClose: () => void }) {
  const { channels } = useMessages();
  return (
    <Sheet open={channel !== null} title={channel?.name ?? ''} onClose={onClose}>
      {channel ? (
        <div className={css.large}>
          <QrImage name={channel.name} url={channel.qrUrl} size={260} />
          <span>{channels.kindHint[channel.kind]}</span>
          <Button href={channel.qrUrl} target="_blank" rel="noreferrer">
            {channels.download}
          </Button>
        </div>
      ) : null}
    </Sheet>
  );
}
