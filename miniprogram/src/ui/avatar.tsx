import { Image, View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { fileUrl } from '../api/file-url';
import './avatar.scss';

interface Props {
  url: string | null;
  name: string;
  size?: 'card' | 'row';
}

/** The picture, or the first character of the name: surrogate pairs and combining marks stay whole. */
export function Avatar({ url, name, size = 'card' }: Props): ReactElement {
  const first = Array.from(name.trim())[0] ?? '';
  return (
    <View className={`avatar avatar--${size}`}>
      {url ? <Image className="avatar__picture" src={fileUrl(url)} mode="aspectFill" /> : <View className="avatar__letter">{first}</View>}
    </View>
  );
}
