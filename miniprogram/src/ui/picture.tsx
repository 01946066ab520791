import { Image, View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { fileUrl } from '../api/file-url';
import { Icon } from './icon';
import type { IconName } from './icon';
import './picture.scss';

interface Props {
  image: { url: string } | null;
  /** What is drawn where there is no picture. */
  icon?: IconName;
  className?: string;
  onTap?: () => void;
}

/** A square picture of goods, read when it comes near the screen. */
export function Picture({ image, icon = 'bag', className = '', onTap }: Props): ReactElement {
  return (
    <View className={`picture ${className}`} {...(onTap ? { onClick: onTap } : {})}>
      {image ? <Image className="picture__image" src={fileUrl(image.url)} mode="aspectFill" lazyLoad /> : <Icon name={icon} />}
    </View>
  );
}
