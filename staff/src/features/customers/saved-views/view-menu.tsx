import { DownOutlined, PushpinOutlined, TeamOutlined } from '@ant-design/icons';
import type { MenuProps } from 'antd';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useMay } from '../../session/api.ts';
import type { ListSearch } from '../list/list-search.ts';
import { useUndoToast } from '../../../ui/use-undo-toast.tsx';
import type { SavedView } from './api.ts';
import { SaveViewSheet } from './save-view-sheet.tsx';
import { useViews } from './use-views.ts';
import { applyView, differs, everybody, plainList, toViewInput } from './view-state.ts';

interface Props {
  search: ListSearch;
  shown: readonly string[];
  onSearch: (next: ListSearch, replace?: boolean) => void;
}

/** Mine, the shared ones, and what can be done with the one in use. */
export function ViewMenu({ search, shown, onSearch }: Props) {
  const { views: words, states } = useMessages();
  const { modal } = App.useApp();
  const toast = useUndoToast();
  const managesTeam = useMay('team.manage');
  const { views, current, standard, chooseStandard, save, remove } = useViews(search, onSearch);
  const [asking, setAsking] = useState<SavedView | 'new' | null>(null);
  const changed = current !== undefined && differs(search, current, shown);
  const mayChange = current !== undefined && (current.mine || (current.shared && managesTeam));

  const replace = (view: SavedView): void =>
    save.mutate(
      { ...toViewInput(search, shown), id: view.id, name: view.name, shared: view.shared },
      { onSuccess: () => toast(words.saved(view.name), null) },
    );
  const confirmDelete = (view: SavedView): void =>
    void modal.confirm({
      title: words.deleteTitle(view.name),
      content: view.shared ? words.deleteShared : undefined,
      okText: words.delete,
      okButtonProps: { danger: true },
      cancelText: states.cancel,
      onOk: () => remove.mutateAsync(view.id).catch(() => undefined),
    });
  const entry = (view: SavedView) => ({
    key: view.id,
    label: view.name,
    icon: view.id === standard ? <PushpinOutlined /> : view.shared ? <TeamOutlined /> : <span />,
    onClick: () => onSearch(applyView(view)),
  });
  const mine = views.filter((it) => it.mine && !it.shared).map(entry);
  const shared = views.filter((it) => it.shared).map(entry);
  const items: MenuProps['items'] = [
    { key: everybody, label: words.everybody, icon: <span />, onClick: () => onSearch(plainList(standard !== null)) },
    ...(mine.length > 0 ? [{ key: 'mine', type: 'group' as const, label: words.mine, children: mine }] : []),
    ...(shared.length > 0 ? [{ key: 'shared', type: 'group' as const, label: words.shared, children: shared }] : []),
    { type: 'divider' },
    ...(changed && mayChange ? [{ key: 'save', label: words.saveChanges(current.name), onClick: () => replace(current) }] : []),
    { key: 'save-as', label: words.saveAs, onClick: () => setAsking('new') },
    ...(mayChange
      ? [
          { key: 'rename', label: words.rename, onClick: () => setAsking(current) },
          { key: 'delete', label: words.delete, danger: true, onClick: () => confirmDelete(current) },
        ]
      : []),
    ...(current
      ? [
          {
            key: 'standard',
            label: standard === current.id ? words.notStandard : words.makeStandard,
            onClick: () => chooseStandard(standard === current.id ? null : current.id),
          },
        ]
      : []),
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, selectedKeys: [current?.id ?? everybody], style: { minWidth: 200 } }}>
        <Button aria-label={words.choose}>
          <span style={{ maxWidth: 160, overflow: 'hidden', textOverflow: 'ellipsis' }}>{current?.name ?? words.everybody}</span>
          {changed ? <span style={{ color: 'var(--warning)' }}> · {words.changed}</span> : null}
          <DownOutlined style={{ fontSize: 10 }} />
        </Button>
      </Dropdown>
      <SaveViewSheet
        key={asking === null ? 'closed' : asking === 'new' ? 'new' : asking.id}
        view={asking === 'new' ? null : asking}
        open={asking !== null}
        busy={save.isPending}
        onClose={() => setAsking(null)}
        onSave={(name, isShared) => {
          const renamed = asking !== null && asking !== 'new' ? asking : null;
          const kept = renamed ? { search: renamed.search, filter: renamed.filter, sort: renamed.sort, columns: renamed.columns } : null;
          save.mutate(
            { ...(kept ?? toViewInput(search, shown)), ...(renamed ? { id: renamed.id } : {}), name, shared: isShared },
            {
              onSuccess: (view) => {
                setAsking(null);
                toast(words.saved(view.name), null);
                if (!renamed) onSearch(applyView(view), true);
              },
            },
          );
        }}
      />
    </>
  );
}
