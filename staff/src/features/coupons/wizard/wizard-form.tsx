import { couponValidityText } from '@lianke/shared/coupon-texts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Steps } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { write } from '../../../api/call.ts';
import { useLanguage, useMessages } from '../../../messages/locale-context.tsx';
import { Card } from '../../../ui/page.tsx';
import { useLeaveGuard } from '../../../ui/use-leave-guard.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { couponKeys } from '../api.ts';
import { CouponCard } from '../card/coupon-card.tsx';
import { BenefitStep } from './benefit-step.tsx';
import type { Draft } from './draft.ts';
import { toRules, toTemplate, toValidity } from './draft.ts';
import { findProblems, steps } from './find-problems.ts';
import type { Step } from './find-problems.ts';
import { OfferStep } from './offer-step.tsx';
import { RulesStep } from './rules-step.tsx';
import css from './wizard.module.css';

const bodies = { benefit: BenefitStep, rules: RulesStep, offer: OfferStep };
const hasProblems = (found: object): boolean => Object.keys(found).length > 0;

/** Three steps beside the ticket they make. What is wrong is said when one wants to go on, then as one types. */
export function WizardForm({ id, initial }: { id: string | null; initial: Draft }) {
  const { states, wizard } = useMessages();
  const language = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const report = useReportFailure();
  const [untouched] = useState(initial);
  const [draft, setDraft] = useState(untouched);
  const [at, setAt] = useState<Step>('benefit');
  const [tried, setTried] = useState<readonly Step[]>([]);
  const problems = findProblems(draft);
  const save = useMutation({
    mutationFn: () => write('staff.coupon-templates.save', { ...(id ? { id } : {}), template: toTemplate(draft) }),
    onSuccess: async ({ template }) => {
      void message.success(wizard.saved);
      client.setQueryData(couponKeys.template(template.id), template);
      await client.invalidateQueries({ queryKey: couponKeys.templates });
      void navigate(`/coupons/${encodeURIComponent(template.id)}`, { replace: true });
    },
    onError: report,
  });
  useLeaveGuard(draft !== untouched && !save.isPending && !save.isSuccess);
  const place = steps.indexOf(at);
  const next = steps[place + 1];
  const previous = steps[place - 1];
  const goOn = (): void => {
    setTried([...tried, at]);
    if (hasProblems(problems[at])) return;
    if (next) return setAt(next);
    const wrong = steps.find((step) => hasProblems(problems[step]));
    if (!wrong) return save.mutate();
    setTried(steps);
    setAt(wrong);
  };
  const Body = bodies[at];
  const hasDates = draft.validBy === 'days' || (draft.validFrom !== null && draft.validUntil !== null);
  return (
    <div className={css.layout}>
      <Card className={css.form}>
        <Steps
          className={css.steps ?? ''}
          size="small"
          responsive={false}
          current={place}
          onChange={(index) => index < place && setAt(steps[index] ?? at)}
          items={steps.map((step) => ({
            title: wizard.steps[step],
            ...(tried.includes(step) && hasProblems(problems[step]) ? { status: 'error' as const } : {}),
          }))}
        />
        <Form layout="vertical" onFinish={goOn}>
          <Body draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} problems={tried.includes(at) ? problems[at] : {}} />
          <div className={css.bar}>
            <Button onClick={() => void (previous ? setAt(previous) : navigate(-1))}>{previous ? wizard.previous : states.cancel}</Button>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {next ? wizard.next : wizard.save}
            </Button>
          </div>
        </Form>
      </Card>
      <aside className={css.preview} aria-live="polite">
        <h2 className={css.previewTitle}>{wizard.preview}</h2>
        <CouponCard
          title={draft.title.trim()}
          rules={toRules(draft)}
          validity={hasDates ? couponValidityText(toValidity(draft), language) : ''}
        />
        {draft.note.trim() ? <p className={css.note}>{draft.note.trim()}</p> : null}
      </aside>
    </div>
  );
}
