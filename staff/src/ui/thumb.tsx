import { PictureOutlined } from '@ant-design/icons';
import { useState } from 'react';
import css from './thumb.module.css';

/** A small square picture; where there is none or it does not load, its place stays. */
export function Thumb({ url, size = 44 }: { url: string | null | undefined; size?: number }) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  return (
    <span className={css.thumb} style={{ width: size, height: size }} aria-hidden>
      {url && url !== failedUrl ? <img src={url} alt="" loading="lazy" onError={() => setFailedUrl(url)} /> : <PictureOutlined />}
    </span>
  );
}
