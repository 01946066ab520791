import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { Pages } from '../api/pages';
import { t } from '../messages';
import './list-footer.scss';

interface Props {
  pages: Pages<unknown>;
  onMore: () => void;
  /** Short lists need no end. */
  endAfter?: number;
}

/** What is below the last row: more on its way, more to come, failed, or the end. */
export function ListFooter({ pages: { items, next, loadingMore, moreFailure }, onMore, endAfter = 6 }: Props): ReactElement | null {
  if (loadingMore) return <View className="list-footer">{t('list.loading')}</View>;
  if (moreFailure || next !== null) {
    return (
      <View className="list-footer list-footer--tap" hoverClass="pressed" ariaRole="button" onClick={onMore}>
        {t(moreFailure ? 'list.failed' : 'list.more')}
      </View>
    );
  }
  return items.length > endAfter ? <View className="list-footer">{t('list.end')}</View> : null;
}
