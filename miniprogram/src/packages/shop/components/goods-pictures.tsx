import { Image, Swiper, SwiperItem, View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { fileUrl } from '../../../api/file-url';
import { showPhotos } from '../../../platform/photos';
import type { Goods } from '../../../shop/types';
import { Icon } from '../../../ui/icon';
import './goods-pictures.scss';

/** The pictures side by side, with which one it is; a tap shows them whole. */
export function GoodsPictures({ goods: { images, title } }: { goods: Goods }): ReactElement {
  const [at, setAt] = useState(0);
  const urls = images.map(({ url }) => fileUrl(url));
  if (urls.length === 0) {
    return (
      <View className="goods-pictures goods-pictures--none">
        <Icon name="bag" />
      </View>
    );
  }
  return (
    <View className="goods-pictures">
      <Swiper className="goods-pictures__swiper" onChange={({ detail }) => setAt(detail.current)}>
        {urls.map((url) => (
          <SwiperItem key={url} className="goods-pictures__item">
            <Image className="goods-pictures__image" src={url} mode="aspectFill" ariaLabel={title} onClick={() => showPhotos(urls, url)} />
          </SwiperItem>
        ))}
      </Swiper>
      {urls.length > 1 ? <View className="goods-pictures__count numbers">{`${at + 1}/${urls.length}`}</View> : null}
    </View>
  );
}
