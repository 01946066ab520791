import { formatChinaTime } from '@lianke/shared';
import { couponValidityText } from '@lianke/shared/coupon-texts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { hasCode } from '../../../api/api-error.ts';
import { useLanguage, useMessages } from '../../../messages/locale-context.tsx';
import { Card, CardSkeleton, Page, TitledCard } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import type { Template } from '../api.ts';
import { templateQuery } from '../api.ts';
import { CouponCard } from '../card/coupon-card.tsx';
import { GrantList } from '../grants/grant-list.tsx';
import { Figures } from './figures.tsx';
import { TemplateActions } from './template-actions.tsx';
import css from './template-page.module.css';
import { TemplateRules } from './template-rules.tsx';

/** `/coupons/:id`: the ticket, what became of it, its rules and whom it was given to. */
export function TemplatePage() {
  const { coupons, template: words } = useMessages();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const query = useQuery(templateQuery(id));
  if (!query.data && query.error && hasCode(query.error, 'coupon.template_not_found')) {
    return (
      <Page title={coupons.title}>
        <Card>
          <StateNotice tone="empty" body={words.notFound} action={{ label: words.back, onClick: () => void navigate('/coupons') }} />
        </Card>
      </Page>
    );
  }
  return (
    <Page title={query.data?.title ?? coupons.title} action={query.data ? <TemplateActions template={query.data} /> : null}>
      <QueryState query={query} skeleton={<CardSkeleton />}>
        {(it) => <Body template={it} />}
      </QueryState>
    </Page>
  );
}

function Body({ template: it }: { template: Template }) {
  const { coupons, template: words } = useMessages();
  const language = useLanguage();
  return (
    <div className={css.layout}>
      <div className={css.side}>
        <CouponCard
          title={it.title}
          rules={it.rules}
          validity={couponValidityText(it.validity, language)}
          seal={coupons.state[it.state]}
          faded={it.state === 'ended'}
        />
        <p className={css.quiet}>{words.madeBy(it.createdBy.name, formatChinaTime(it.createdAt))}</p>
      </div>
      <div className={css.main}>
        {it.state === 'draft' ? null : <Figures template={it} />}
        <TitledCard title={words.rules}>
          <TemplateRules template={it} />
        </TitledCard>
        {it.state === 'draft' ? null : <GrantList templateId={it.id} />}
      </div>
    </div>
  );
}
