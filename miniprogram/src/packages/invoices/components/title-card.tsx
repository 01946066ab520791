import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { SavedTitle } from '../../../invoices/types';
import { t } from '../../../messages';
import { openPage } from '../../../platform/navigate';
import { CheckDot } from '../../../ui/check-dot';
import './title-card.scss';

interface Props {
  title: SavedTitle;
  onDefault: () => void;
  onRemove: () => void;
}

export function TitleCard({ title: { id, kind, name, taxNo, email, isDefault }, onDefault, onRemove }: Props): ReactElement {
  return (
    <View className="title-card">
      <View className="title-card__words" hoverClass="pressed" ariaRole="button" ariaLabel={name} onClick={() => openPage('titleEdit', id)}>
        <View className="title-card__head">
          <View className="title-card__name">{name}</View>
          <View className="title-card__kind">{t(`titles.kind.${kind}`)}</View>
        </View>
        {taxNo ? <View className="title-card__small numbers">{`${t('titles.tax_no')} ${taxNo}`}</View> : null}
        {email ? <View className="title-card__small">{email}</View> : null}
      </View>
      <View className="title-card__foot">
        <View
          className="title-card__default"
          ariaRole="radio"
          ariaLabel={t('titles.make_default')}
          {...(isDefault ? {} : { hoverClass: 'pressed', onClick: onDefault })}
        >
          <CheckDot on={isDefault} label={t('titles.make_default')} />
          <View>{t(isDefault ? 'titles.default' : 'titles.make_default')}</View>
        </View>
        <View className="title-card__action" hoverClass="pressed" ariaRole="button" onClick={() => openPage('titleEdit', id)}>
          {t('titles.edit')}
        </View>
        <View className="title-card__action" hoverClass="pressed" ariaRole="button" onClick={onRemove}>
          {t('titles.delete')}
        </View>
      </View>
    </View>
  );
}
