import { Select, Tree } from 'antd';
import type { DataNode } from 'antd/es/tree';
import { useMemo } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import type { Department, Member } from './api.ts';
import css from './department-tree.module.css';
import { withBelow } from './team-search.ts';

interface Props {
  members: readonly Member[];
  departments: readonly Department[];
  chosen: number | null;
  onChoose: (id: number | null) => void;
}

const everybody = 'all';
const keyOf = (id: number | null): string => (id === null ? everybody : String(id));
const idOf = (key: string): number | null => (key === everybody ? null : Number(key));

/** The departments as WeCom has them, each with how many people work there and below. */
export function DepartmentTree({ members, departments, chosen, onChoose }: Props) {
  const { team } = useMessages();
  const nodes = useMemo(() => toNodes(departments, members), [departments, members]);
  const active = members.filter((it) => it.active);
  const homeless = active.filter((it) => it.departments.length === 0).length;
  const tree: DataNode[] = [
    { key: everybody, title: <Title name={team.everybody} count={active.length} /> },
    ...nodes,
    ...(homeless > 0 ? [{ key: '0', title: <Title name={team.noDepartment} count={homeless} /> }] : []),
  ];
  return (
    <Tree
      blockNode
      defaultExpandAll
      treeData={tree}
      selectedKeys={[keyOf(chosen)]}
      aria-label={team.departments}
      onSelect={(keys) => onChoose(idOf(String(keys[0] ?? everybody)))}
    />
  );
}

/** The same choice where there is no room for a tree. */
export function DepartmentSelect({ members, departments, chosen, onChoose }: Props) {
  const { team } = useMessages();
  const depthOf = (it: Department, steps = 0): number => {
    const parent = departments.find(({ id }) => id === it.parentId);
    return parent && steps < 20 ? depthOf(parent, steps + 1) : steps;
  };
  const homeless = members.some((it) => it.active && it.departments.length === 0);
  return (
    <Select
      className={css.select ?? ''}
      value={keyOf(chosen)}
      aria-label={team.departments}
      onChange={(key) => onChoose(idOf(key))}
      options={[
        { value: everybody, label: team.everybody },
        ...departments.map((it) => ({ value: String(it.id), label: `${'　'.repeat(depthOf(it))}${it.name}` })),
        ...(homeless ? [{ value: '0', label: team.noDepartment }] : []),
      ]}
    />
  );
}

function Title({ name, count }: { name: string; count: number }) {
  return (
    <span className={css.title}>
      <span className={css.name} title={name}>
        {name}
      </span>
      <span className={css.count}>{count}</span>
    </span>
  );
}

/** Departments whose parent we cannot see stand at the top. */
function toNodes(departments: readonly Department[], members: readonly Member[]): DataNode[] {
  const known = new Set(departments.map(({ id }) => id));
  const countOf = (id: number): number => {
    const wanted = withBelow(departments, id);
    return members.filter((it) => it.active && it.departments.some((department) => wanted.has(department.id))).length;
  };
  const below = (parent: number | null, seen: readonly number[]): DataNode[] =>
    departments
      .filter(({ id, parentId }) => (parentId !== null && known.has(parentId) ? parentId : null) === parent && !seen.includes(id))
      .map(({ id, name }) => ({
        key: String(id),
        title: <Title name={name} count={countOf(id)} />,
        children: below(id, [...seen, id]),
      }));
  return below(null, []);
}
