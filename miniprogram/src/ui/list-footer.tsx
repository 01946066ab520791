import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { PagesView } from '../api/use-pages';
import { t } from '../messages';
import './list-footer.scss';

interface Props {
  list: PagesView<unknown>;
  /** Short lists need no end. */
  endAfter?: number;
}

/** What is below the last row: more on its way, more to come, failed, or the end. */
export function ListFooter({ list: { items = [], next, loadingMore, moreFailure, more }, endAfter = 6 }: Props): ReactElement | null {
  if (loadingMore) return <View className="list-footer">{t('list.loading')}</View>;
  if (moreFailure || next !== null) {
    return (
      <View className="list-footer list-footer--tap" hoverClass="pressed" ariaRole="button" onClick={more}>
        {t(moreFailure ? 'list.failed' : 'list.more')}
      </View>
    );
  }
  return items.length > endAfter ? <View className="list-footer">{t('list.end')}</View> : null;
}
