import { SearchOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card } from '../../ui/page.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { useMedia, useNarrow } from '../../ui/use-media.ts';
import type { Member, Team } from './api.ts';
import { DepartmentSelect, DepartmentTree } from './department-tree.tsx';
import { HandoverSheet } from './handover-sheet.tsx';
import { MemberCards } from './member-cards.tsx';
import { MemberTable } from './member-table.tsx';
import css from './members.module.css';
import { RoleSheet } from './role-sheet.tsx';
import { findMembers, states } from './team-search.ts';
import type { TeamSearch } from './team-search.ts';
import { useSignOutEverywhere } from './use-sign-out-everywhere.ts';

interface Props {
  team: Team;
  search: TeamSearch;
  onSearch: (change: Partial<TeamSearch>) => void;
  onHandedOver: () => void;
}

export function Members({ team: { members, departments }, search, onSearch, onHandedOver }: Props) {
  const { team } = useMessages();
  const narrow = useNarrow();
  const tight = useMedia('(max-width: 1099px)');
  const [roleOf, setRoleOf] = useState<Member | null>(null);
  const [handing, setHanding] = useState<Member | null>(null);
  const signOut = useSignOutEverywhere();
  const shown = useMemo(() => findMembers(members, departments, search), [members, departments, search]);
  const orphans = members.filter(({ active, can }) => !active && can.handOver).reduce((sum, { customers }) => sum + customers, 0);
  const onAction = { setRole: setRoleOf, handOver: setHanding, signOut };
  const department = { members, departments, chosen: search.department, onChoose: (id: number | null) => onSearch({ department: id }) };
  return (
    <>
      {orphans > 0 && search.state !== 'left' ? (
        <Alert
          type="warning"
          showIcon
          className={css.hint}
          title={team.leaverHint(formatCount(orphans))}
          action={
            <Button size="small" onClick={() => onSearch({ state: 'left', department: null, text: '' })}>
              {team.showLeavers}
            </Button>
          }
        />
      ) : null}
      <div className={css.columns}>
        {tight ? null : (
          <Card className={css.tree}>
            <DepartmentTree {...department} />
          </Card>
        )}
        <div className={css.list}>
          <div className={css.toolbar}>
            {tight ? <DepartmentSelect {...department} /> : null}
            <Input
              className={css.search}
              allowClear
              prefix={<SearchOutlined aria-hidden />}
              value={search.text}
              placeholder={team.search}
              aria-label={team.search}
              onChange={(event) => onSearch({ text: event.target.value })}
            />
            <Segmented
              value={search.state}
              onChange={(state) => onSearch({ state })}
              aria-label={team.state}
              options={states.map((value) => ({ value, label: { active: team.active, left: team.left, all: team.allStates }[value] }))}
            />
          </div>
          <Card className={css.card}>
            {shown.length === 0 ? (
              <StateNotice
                tone="empty"
                body={team.empty}
                action={{ label: team.emptyAction, onClick: () => onSearch({ department: null, state: 'all', text: '' }) }}
              />
            ) : narrow ? (
              <MemberCards members={shown} onAction={onAction} />
            ) : (
              <MemberTable members={shown} onAction={onAction} />
            )}
          </Card>
        </div>
      </div>
      <RoleSheet member={roleOf} onClose={() => setRoleOf(null)} />
      <HandoverSheet from={handing} members={members} onClose={() => setHanding(null)} onStarted={onHandedOver} />
    </>
  );
}
