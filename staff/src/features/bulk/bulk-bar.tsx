import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { canQuickEdit } from '../customers/edit/can-edit.ts';
import type { FieldCatalogue } from '../customers/fields/field-catalogue.ts';
import type { ListSearch } from '../customers/list/list-search.ts';
import { GrantToChosenSheet } from '../coupons/grants/grant-to-chosen-sheet.tsx';
import { useMay } from '../session/api.ts';
import css from './bulk.module.css';
import type { BulkKind } from './bulk-sheet.tsx';
import { BulkSheet } from './bulk-sheet.tsx';
import type { Chosen } from './bulk-selection.ts';
import { countChosen, nobody, toTarget } from './bulk-selection.ts';

interface Props {
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
  search: ListSearch;
  total: { count: number; exact: boolean };
  all: FieldCatalogue;
}

/** What can be done with the chosen customers; only what the role may. */
export function BulkBar({ chosen, onChosen, search, total, all }: Props) {
  const { bulk, duplicates, member } = useMessages();
  const mayBulk = useMay('customers.bulk');
  const mayAssign = useMay('customers.assign');
  const mayMerge = useMay('customers.merge');
  const mayGive = useMay('coupons.grant');
  const maySeeCoupons = useMay('coupons.read');
  const [giving, setGiving] = useState(false);
  const [asking, setAsking] = useState<BulkKind | null>(null);
  const count = countChosen(chosen, total.count);
  if (count === 0) return null;
  const may = (key: string): boolean => mayBulk && all.find(key)?.right === 'write';
  const settable = mayBulk && all.fields.some((field) => canQuickEdit(field) && !['tags', 'owner', 'name'].includes(field.key));
  const [left, right] = chosen.ids;
  return (
    <div className={css.bar} role="toolbar" aria-label={bulk.title}>
      <span className={css.count}>{bulk.chosen(formatCount(count), chosen.everybody && !total.exact)}</span>
      {(mayBulk || mayGive) && !chosen.everybody && total.count > chosen.ids.length ? (
        <Button size="small" type="link" onClick={() => onChosen({ ids: chosen.ids, everybody: true })}>
          {bulk.chooseAll(formatCount(total.count), total.exact)}
        </Button>
      ) : null}
      <span className={css.spacer} />
      {may('tags') ? <Button onClick={() => setAsking('tag')}>{bulk.tag}</Button> : null}
      {may('owner') && mayAssign ? <Button onClick={() => setAsking('assign')}>{bulk.assign}</Button> : null}
      {mayGive && maySeeCoupons ? <Button onClick={() => setGiving(true)}>{member.giveCoupon}</Button> : null}
      {settable ? <Button onClick={() => setAsking('set')}>{bulk.set}</Button> : null}
      {mayMerge && !chosen.everybody && chosen.ids.length === 2 && left && right ? (
        <Link to={`/duplicates/compare?${new URLSearchParams({ left, right }).toString()}`}>
          <Button>{duplicates.compare}</Button>
        </Link>
      ) : null}
      <Button type="text" icon={<CloseOutlined />} aria-label={bulk.clear} title={bulk.clear} onClick={() => onChosen(nobody)} />
      {giving ? (
        <GrantToChosenSheet
          target={toTarget(chosen, search)}
          count={count}
          exact={!chosen.everybody || total.exact}
          onClose={() => setGiving(false)}
          onStarted={() => onChosen(nobody)}
        />
      ) : null}
      {asking ? (
        <BulkSheet
          kind={asking}
          count={count}
          exact={!chosen.everybody || total.exact}
          target={toTarget(chosen, search)}
          all={all}
          onClose={() => setAsking(null)}
          onStarted={() => onChosen(nobody)}
        />
      ) : null}
    </div>
  );
}
