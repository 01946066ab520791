import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { ListSkeleton } from '../../customers/list/list-skeleton.tsx';
import { useMay } from '../../session/api.ts';
import type { Category } from '../api.ts';
import { categoriesQuery, goodsKeys } from '../api.ts';
import css from './categories.module.css';
import { CategorySheet } from './category-sheet.tsx';
import { categoryTree } from './category-tree.ts';

/** `/goods/categories`: how customers find their way. */
export function CategoriesPage() {
  const { categories } = useMessages();
  const mayWrite = useMay('catalog.write');
  const query = useQuery(categoriesQuery);
  const [editing, setEditing] = useState<Category | 'new' | null>(null);
  const create = (): void => setEditing('new');
  return (
    <Page
      title={categories.title}
      intro={categories.intro}
      narrow
      action={
        mayWrite ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={create}>
            {categories.create}
          </Button>
        ) : null
      }
    >
      <Card>
        <QueryState query={query} skeleton={<ListSkeleton />}>
          {(all) =>
            all.length === 0 ? (
              <StateNotice
                tone="empty"
                body={categories.empty}
                {...(mayWrite ? { action: { label: categories.create, onClick: create } } : {})}
              />
            ) : (
              <ul className={css.list}>
                {categoryTree(all).flatMap(({ top, below }) =>
                  [top, ...below].map((it) => (
                    <CategoryRow key={it.id} category={it} below={it !== top} mayWrite={mayWrite} onEdit={() => setEditing(it)} />
                  )),
                )}
              </ul>
            )
          }
        </QueryState>
      </Card>
      {editing ? (
        <CategorySheet category={editing === 'new' ? null : editing} all={query.data ?? []} onClose={() => setEditing(null)} />
      ) : null}
    </Page>
  );
}

interface RowProps {
  category: Category;
  below: boolean;
  mayWrite: boolean;
  onEdit: () => void;
}

function CategoryRow({ category: it, below, mayWrite, onEdit }: RowProps) {
  const { categories, states } = useMessages();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const remove = useMutation({
    mutationFn: () => write('staff.catalog.remove-category', { id: it.id }),
    onSuccess: () => void message.success(categories.removed),
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: goodsKeys.categories }),
  });
  const ask = (): void =>
    void modal.confirm({
      title: categories.removeTitle(it.name),
      content: categories.removeBody,
      okText: categories.remove,
      okButtonProps: { danger: true },
      cancelText: states.cancel,
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
  return (
    <li className={`${css.row} ${below ? css.below : ''}`}>
      <span className={css.name}>{it.name}</span>
      <span className={css.quiet}>{categories.goods(it.goods)}</span>
      {mayWrite ? (
        <span className={css.actions}>
          <Button size="small" type="text" onClick={onEdit} aria-label={`${categories.edit} ${it.name}`}>
            {categories.edit}
          </Button>
          <Button size="small" type="text" danger disabled={it.goods > 0} onClick={ask} aria-label={`${categories.remove} ${it.name}`}>
            {categories.remove}
          </Button>
        </span>
      ) : null}
    </li>
  );
}
