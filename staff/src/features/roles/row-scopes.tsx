import { rowScopes } from '@lianke/shared';
import type { RowScope } from '@lianke/shared';
import { useMessages } from '../../messages/locale-context.tsx';
import css from './row-scopes.module.css';

interface Props {
  chosen: RowScope;
  disabled: boolean;
  onChoose: (rows: RowScope) => void;
}

/** Four pictures of the same little company; lit are those whose customers one sees. */
export function RowScopes({ chosen, disabled, onChoose }: Props) {
  const { access, roles } = useMessages();
  return (
    <div className={css.options} role="radiogroup" aria-label={roles.rows}>
      {rowScopes.map((it) => (
        <label key={it} className={css.option}>
          <input
            type="radio"
            name="row-scope"
            className={css.input}
            checked={it === chosen}
            disabled={disabled}
            onChange={() => onChoose(it)}
          />
          <span className={css.box}>
            <Picture rows={it} />
            <span className={css.name}>{access.rowsName[it]}</span>
            <span className={css.hint}>{roles.rowsHint[it]}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

interface Person {
  x: number;
  y: number;
  seenBy: readonly RowScope[];
  me?: true;
}
const people: readonly Person[] = [
  { x: 28, y: 40, seenBy: ['self', 'department', 'department_tree', 'all'], me: true },
  { x: 48, y: 40, seenBy: ['department', 'department_tree', 'all'] },
  { x: 28, y: 70, seenBy: ['department_tree', 'all'] },
  { x: 48, y: 70, seenBy: ['department_tree', 'all'] },
  { x: 98, y: 40, seenBy: ['all'] },
  { x: 118, y: 40, seenBy: ['all'] },
];

function Picture({ rows }: { rows: RowScope }) {
  return (
    <svg viewBox="0 0 146 84" className={css.picture} aria-hidden>
      <path className={css.lines} d="M73 12v8M38 28v-8h70v8M38 52v6" />
      <rect className={css.top} x="60" y="4" width="26" height="9" rx="3" />
      <rect className={css.department} x="14" y="28" width="48" height="24" rx="6" />
      <rect className={css.department} x="14" y="58" width="48" height="24" rx="6" />
      <rect className={css.department} x="84" y="28" width="48" height="24" rx="6" />
      {people.map(({ x, y, seenBy, me }) => (
        <g key={`${x}-${y}`} className={seenBy.includes(rows) ? css.seen : css.unseen}>
          <circle cx={x} cy={y} r="6" />
          {me ? <circle cx={x} cy={y} r="9" className={css.me} /> : null}
        </g>
      ))}
    </svg>
  );
}
