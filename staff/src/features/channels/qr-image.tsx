import { QrcodeOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import css from './qr-image.module.css';

interface Props {
  name: string;
  url: string;
  size: number;
}

/** Always dark on white, also in dark mode: that is what scanners expect. */
export function QrImage({ name, url, size }: Props) {
  const { channels } = useMessages();
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  return (
    <span className={css.frame} style={{ width: size, height: size }}>
      {url && failedUrl !== url ? (
        <img src={url} alt={channels.qrAlt(name)} referrerPolicy="no-referrer" onError={() => setFailedUrl(url)} />
      ) : size > 100 ? (
        channels.qrFailed
      ) : (
        <QrcodeOutlined style={{ fontSize: size / 2 }} aria-label={channels.qrFailed} />
      )}
    </span>
  );
}
