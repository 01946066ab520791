/** @jsxImportSource preact */
import { useState } from 'preact/hooks';

const hues = ['#5B8DB8', '#7A8F5C', '#B07D5B', '#8A78B0', '#5C9A93', '#B0708A', '#A08A4E'];

const hueOf = (name: string): string => {
  let sum = 0;
  for (const char of name) sum += char.codePointAt(0) ?? 0;
  return hues[sum % hues.length] ?? '#5B8DB8';
};

type AvatarProps = { name: string; url?: string | null | undefined; size?: number };

export const Avatar = ({ name, url, size = 36 }: AvatarProps) => {
  const [broken, setBroken] = useState('');
  const box = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.42)}px` };
  if (url && broken !== url) {
    return <img class="avatar" src={url} alt="" style={box} loading="lazy" onError={() => setBroken(url)} />;
  }
  return (
    <span class="avatar" style={{ ...box, background: hueOf(name) }} aria-hidden="true">
      {[...name][0] ?? ''}
    </span>
  );
};
