import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { TitledCard } from '../../ui/page.tsx';
import { UnsavedBar } from '../../ui/unsaved-bar.tsx';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { SalesAnswer, SalesSettings } from './api.ts';
import { salesQuery } from './api.ts';
import { PaidTermsField } from './paid-terms-field.tsx';
import { findSalesProblems } from './sales-draft.ts';
import { SalesRules } from './sales-rules.tsx';
import css from './sales.module.css';
import { TopUpsField } from './top-ups-field.tsx';

/** Nothing holds until it is saved; when somebody else saved meanwhile the server refuses and the draft stays. */
export function SalesForm({ answer }: { answer: SalesAnswer }) {
  const { goods, sales, states } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  /** Null while nothing was touched. It keeps the version it began with. */
  const [draft, setDraft] = useState<SalesAnswer | null>(null);
  const it = (draft ?? answer).settings;
  const problems = findSalesProblems(it);
  useLeaveGuard(draft !== null);
  const save = useMutation({
    mutationFn: (changed: SalesAnswer) => write('staff.sales.save-settings', changed),
    onSuccess: (saved) => {
      client.setQueryData(salesQuery.queryKey, saved);
      setDraft(null);
      void message.success(sales.saved);
    },
    onError: report,
  });
  const change = (part: Partial<SalesSettings>): void =>
    setDraft((now) => {
      const from = now ?? answer;
      return { ...from, settings: { ...from.settings, ...part } };
    });
  const reload = (): void => {
    setDraft(null);
    void client.invalidateQueries({ queryKey: salesQuery.queryKey });
  };
  return (
    <Form layout="vertical" className={css.form ?? ''} onFinish={() => draft && problems.size === 0 && save.mutate(draft)}>
      <TitledCard title={sales.shipping}>
        <SalesRules settings={it} onChange={change} />
      </TitledCard>
      <TitledCard title={sales.topUps}>
        <p className={css.hint}>{sales.topUpsHint}</p>
        <TopUpsField topUps={it.topUps} onChange={(topUps) => change({ topUps })} />
      </TitledCard>
      <TitledCard title={sales.paidTerms}>
        <p className={css.hint}>{sales.paidTermsHint}</p>
        <PaidTermsField paidTerms={it.paidTerms} onChange={(paidTerms) => change({ paidTerms })} />
        {[...problems].map((problem) => (
          <p key={problem} className={css.wrong} role="alert">
            {sales.problem[problem]}
          </p>
        ))}
      </TitledCard>
      {draft ? (
        <UnsavedBar text={goods.unsaved}>
          <Button onClick={reload}>{sales.reload}</Button>
          <Button type="primary" htmlType="submit" disabled={problems.size > 0} loading={save.isPending}>
            {states.save}
          </Button>
        </UnsavedBar>
      ) : null}
    </Form>
  );
}
