import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { customerListQuery } from '../../customers/api.ts';
import { toSelection } from '../../customers/list/list-search.ts';
import { viewsQuery } from '../../customers/saved-views/api.ts';
import type { Template } from '../api.ts';
import css from './grants.module.css';
import { ReasonAndStart } from './reason-and-start.tsx';
import { useStartGrant } from './use-start-grant.ts';

const everybody = '';

/** From a template: everybody, or everybody a saved view shows. */
export function GrantToViewSheet({ template: it, onClose }: { template: Template; onClose: () => void }) {
  const { grants: words } = useMessages();
  const [viewId, setViewId] = useState(everybody);
  const views = useQuery(viewsQuery).data?.views ?? [];
  const view = views.find(({ id }) => id === viewId);
  const selection = toSelection({ search: view?.search ?? '', filter: view?.filter ?? [] });
  const { data, isPlaceholderData } = useQuery(customerListQuery({ ...selection, limit: 1 }));
  const total = isPlaceholderData ? undefined : data?.total;
  const start = useStartGrant(onClose);
  const left = it.total - it.counts.issued;
  return (
    <Sheet open title={words.open} onClose={onClose}>
      <Form layout="vertical" component="div">
        <Form.Item label={words.whom}>
          <Select<string>
            value={viewId}
            onChange={setViewId}
            aria-label={words.whom}
            options={[
              { value: everybody, label: words.everybody },
              ...views.map(({ id, name }) => ({ value: id, label: words.view(name) })),
            ]}
          />
        </Form.Item>
        <p className={css.count} role="status">
          {total === undefined ? words.counting : total.count === 0 ? words.nobody : words.count(formatCount(total.count), total.exact)}
          {total && total.count > left ? <span className={css.warn}> · {words.tooMany(formatCount(left))}</span> : null}
        </p>
        <ReasonAndStart
          ready={total !== undefined && total.count > 0}
          pending={start.isPending}
          onStart={(reason) => start.mutate({ templateId: it.id, target: selection, reason })}
          onClose={onClose}
        />
      </Form>
    </Sheet>
  );
}
