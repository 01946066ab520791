import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useMay } from '../../session/api.ts';
import type { TemplateState } from '../api.ts';
import { templatesQuery } from '../api.ts';
import { TemplateRow, TemplateRowSkeleton } from './template-row.tsx';
import css from './templates.module.css';

const states = ['live', 'draft', 'paused', 'ended'] as const satisfies readonly TemplateState[];
const all = 'all';

/** `/coupons?state=live`: what the shop offers and what became of it. */
export function CouponsPage() {
  const { coupons } = useMessages();
  const navigate = useNavigate();
  const mayWrite = useMay('coupons.write');
  const [params, setParams] = useSearchParams();
  const state = states.find((it) => it === params.get('state')) ?? null;
  const query = useInfiniteQuery(templatesQuery(state));
  const create = (): void => void navigate('/coupons/new');
  const wayOut = state
    ? { label: coupons.showAll, onClick: () => setParams({}, { replace: true }) }
    : mayWrite
      ? { label: coupons.create, onClick: create }
      : null;
  return (
    <Page
      title={coupons.title}
      intro={coupons.intro}
      action={
        mayWrite ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={create}>
            {coupons.create}
          </Button>
        ) : null
      }
    >
      <div className={css.tabs}>
        <Segmented<string>
          aria-label={coupons.stateLabel}
          value={state ?? all}
          onChange={(value) => setParams(value === all ? {} : { state: value }, { replace: true })}
          options={[{ value: all, label: coupons.all }, ...states.map((value) => ({ value, label: coupons.state[value] }))]}
        />
      </div>
      <Card>
        <PagedList
          query={query}
          rowsOf={(page) => page.templates}
          skeleton={<TemplateRowSkeleton />}
          empty={<StateNotice tone="empty" body={state ? coupons.emptyState : coupons.empty} {...(wayOut ? { action: wayOut } : {})} />}
        >
          {(it) => <TemplateRow key={it.id} template={it} />}
        </PagedList>
      </Card>
    </Page>
  );
}
