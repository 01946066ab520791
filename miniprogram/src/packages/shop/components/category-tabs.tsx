import { ScrollView, View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useQuery } from '../../../api/use-query';
import { t } from '../../../messages';
import type { Category } from '../../../shop/types';
import './category-tabs.scss';

interface Props {
  chosen: string | undefined;
  onChoose: (categoryId: string | undefined) => void;
}

function tabsOf(categories: readonly Category[]): ReadonlyArray<{ id: string | undefined; name: string }> {
  return [{ id: undefined, name: t('goods.all') }, ...[...categories].sort((a, b) => a.position - b.position)];
}

export function CategoryTabs({ chosen, onChoose }: Props): ReactElement | null {
  const { data } = useQuery('member.catalog.categories');
  if (!data || data.categories.length === 0) return null;
  return (
    <ScrollView className="categories" scrollX enhanced showScrollbar={false}>
      <View className="categories__row">
        {tabsOf(data.categories).map(({ id, name }) => (
          <View
            key={id ?? 'all'}
            className={`categories__one ${id === chosen ? 'categories__one--on' : ''}`}
            ariaRole="tab"
            onClick={() => onChoose(id)}
          >
            <View className="categories__face">{name}</View>
          </View>
        ))}
      </View>
    </ScrollView>
  );
}
