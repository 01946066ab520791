import { App, Button } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card } from '../../ui/page.tsx';
import css from './default-difference.module.css';
import type { Difference } from './rights-draft.ts';

interface Props {
  name: string;
  differences: readonly Difference[];
  canReset: boolean;
  onReset: () => Promise<unknown>;
}

/** How far the role has moved from what it came with. */
export function DefaultDifference({ name, differences, canReset, onReset }: Props) {
  const { roles, states } = useMessages();
  const { modal } = App.useApp();
  const ask = (): void =>
    void modal.confirm({
      title: roles.resetTitle(name),
      content: roles.resetBody(differences.length),
      okText: roles.reset,
      cancelText: states.cancel,
      onOk: onReset,
    });
  return (
    <Card className={css.card}>
      <div className={css.head}>
        <span className={differences.length > 0 ? css.some : css.none}>
          {differences.length > 0 ? roles.differences(differences.length) : roles.sameAsDefault}
        </span>
        {canReset ? (
          <Button size="small" onClick={ask}>
            {roles.reset}
          </Button>
        ) : null}
      </div>
      {differences.length > 0 ? (
        <ul className={css.list} aria-label={roles.difference}>
          {differences.map((it) => (
            <Line key={it.kind === 'permission' ? it.permission : it.kind === 'field' ? it.key : 'rows'} it={it} />
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function Line({ it }: { it: Difference }) {
  const { access, roles } = useMessages();
  if (it.kind === 'permission') {
    return (
      <li className={it.added ? css.added : css.removed}>
        {it.added ? '＋' : '－'} {it.added ? roles.added : roles.removed} {access.permissionName[it.permission]}
      </li>
    );
  }
  const [label, before, after] =
    it.kind === 'rows'
      ? [roles.rows, access.rowsName[it.before], access.rowsName[it.after]]
      : [it.label, access.rightName[it.before], access.rightName[it.after]];
  return (
    <li>
      {label} <s>{before}</s> → {after}
    </li>
  );
}
