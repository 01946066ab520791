import { Ago } from '../../../ui/ago.tsx';
import type { CustomerRow } from '../api.ts';
import { ReachBadges } from '../profile/reach-badges.tsx';
import css from './customer-cards.module.css';
import { CustomerName } from './customer-name.tsx';

/** The same rows where a table would scroll sideways. */
export function CustomerCards({ rows, onOpen }: { rows: readonly CustomerRow[]; onOpen: (row: CustomerRow) => void }) {
  return (
    <ul className={css.list}>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" className={css.row} onClick={() => onOpen(row)}>
            <CustomerName row={row} />
            <span className={css.side}>
              <Ago at={row.lastSeenAt} />
              <ReachBadges reach={row.reach} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
