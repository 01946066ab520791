import { ScrollView, View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useQuery } from '../../../api/use-query';
import { t } from '../../../messages';
import { categoryRows } from './category-rows';
import './category-tabs.scss';

interface Tab {
  /** Undefined: everything. */
  id: string | undefined;
  name: string;
}

interface RowProps {
  tabs: readonly Tab[];
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}

function Row({ tabs, chosen, onChoose }: RowProps): ReactElement {
  return (
    <ScrollView className="categories" scrollX enhanced showScrollbar={false}>
      <View className="categories__row">
        {tabs.map(({ id, name }) => (
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

export function CategoryTabs({ chosen, onChoose }: Omit<RowProps, 'tabs'>): ReactElement | null {
  const { data } = useQuery('member.catalog.categories');
  if (!data || data.categories.length === 0) return null;
  const { top, below, openId } = categoryRows(data.categories, chosen);
  return (
    <>
      <Row tabs={[{ id: undefined, name: t('goods.all') }, ...top]} chosen={openId} onChoose={onChoose} />
      {below.length > 0 ? (
        <Row
          tabs={[{ id: undefined, name: t('goods.all') }, ...below]}
          chosen={chosen === openId ? undefined : chosen}
          onChoose={(id) => onChoose(id ?? openId)}
        />
      ) : null}
    </>
  );
}
