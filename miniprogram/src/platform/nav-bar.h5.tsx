import { View } from '@tarojs/components';
import { t } from '../messages';
import { goBack } from './navigate';
import './nav-bar.h5.scss';
import type * as Shape from './nav-bar';

export const NavBar: typeof Shape.NavBar = ({ title, canGoBack }) => (
  <View className="nav-bar">
    {canGoBack ? (
      <View className="nav-bar__back" ariaRole="button" ariaLabel={t('action.back')} onClick={goBack}>
        <View className="icon icon--back" />
      </View>
    ) : null}
    <View className="nav-bar__title">{title}</View>
  </View>
);
