import { useState } from 'react';
import css from './person-avatar.module.css';

interface Props {
  name: string;
  url: string | null;
  size?: number;
}

/** WeChat's avatar addresses expire; the first character stands in when one does not load. */
export function PersonAvatar({ name, url, size = 36 }: Props) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const initial = Array.from(name.trim())[0] ?? '?';
  return (
    <span className={css.avatar} style={{ width: size, height: size, fontSize: Math.round(size * 0.42) }} aria-hidden>
      {url && url !== failedUrl ? (
        <img src={url} alt="" referrerPolicy="no-referrer" loading="lazy" onError={() => setFailedUrl(url)} />
      ) : (
        initial
      )}
    </span>
  );
}
