import { Image, View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { choosePhotos, showPhotos } from '../../../platform/photos';
import type { Photo } from '../../../platform/photos';
import { Icon } from '../../../ui/icon';
import './photo-picker.scss';

const most = 6;

interface Props {
  photos: readonly Photo[];
  onChange: (photos: readonly Photo[]) => void;
}

export function PhotoPicker({ photos, onChange }: Props): ReactElement {
  const add = (): void => {
    choosePhotos(most - photos.length).then(
      (chosen) => onChange([...photos, ...chosen]),
      () => toast(t('refund.photo_failed')),
    );
  };
  const urls = photos.map(({ src }) => src);
  return (
    <View className="panel">
      <View className="photos__head">
        <View className="section-title">{t('refund.photos')}</View>
        <View className="photos__hint numbers">{t('refund.photos_hint', { count: most })}</View>
      </View>
      <View className="photos">
        {photos.map(({ src }, at) => (
          <View key={src} className="photos__one">
            <Image className="photos__image" src={src} mode="aspectFill" onClick={() => showPhotos(urls, src)} />
            <View
              className="photos__remove"
              hoverClass="pressed"
              ariaRole="button"
              ariaLabel={t('refund.photo_remove')}
              onClick={() => onChange(photos.filter((_, other) => other !== at))}
            >
              <View className="photos__cross">
                <Icon name="close" />
              </View>
            </View>
          </View>
        ))}
        {photos.length < most ? (
          <View
            className="photos__one photos__one--add"
            hoverClass="pressed"
            ariaRole="button"
            ariaLabel={t('refund.photo_add')}
            onClick={add}
          >
            <Icon name="camera" />
          </View>
        ) : null}
      </View>
    </View>
  );
}
