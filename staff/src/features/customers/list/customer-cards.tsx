import { formatYuan } from '@lianke/shared';
import { Tag } from 'antd';
import { Ago } from '../../../ui/ago.tsx';
import type { CustomerRow } from '../api.ts';
import type { FieldCatalogue } from '../fields/field-catalogue.ts';
import { ReachBadges } from '../profile/reach-badges.tsx';
import css from './customer-cards.module.css';
import { CustomerName } from './customer-name.tsx';

const tagsOnCard = 3;

interface Props {
  rows: readonly CustomerRow[];
  all: FieldCatalogue;
  onOpen: (row: CustomerRow) => void;
}

/** The same rows where a table would scroll sideways. */
export function CustomerCards({ rows, all, onOpen }: Props) {
  return (
    <ul className={css.list}>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" className={css.row} onClick={() => onOpen(row)}>
            <CustomerName row={row} />
            <span className={css.side}>
              {row.lastSeenAt === undefined ? null : <Ago at={row.lastSeenAt} />}
              {row.reach ? <ReachBadges reach={row.reach} /> : null}
            </span>
            <span className={css.facts}>
              {row.phoneMasked ? <span>{row.phoneMasked}</span> : null}
              {row.level ? <span>{all.levelName(row.level)}</span> : null}
              {row.paidTotalFen ? <span>{formatYuan(row.paidTotalFen)}</span> : null}
              {row.owner ? <span>{row.owner.name}</span> : null}
              {row.tags?.slice(0, tagsOnCard).map((tag) => (
                <Tag key={tag} style={{ margin: 0 }}>
                  {tag}
                </Tag>
              ))}
              {(row.tags?.length ?? 0) > tagsOnCard ? <Tag style={{ margin: 0 }}>+{(row.tags?.length ?? 0) - tagsOnCard}</Tag> : null}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
