import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { DayInput } from '../../customers/fields/day-input.tsx';
import { MoneyInput } from '../../customers/fields/money-input.tsx';
import type { Template } from '../api.ts';
import { couponKeys } from '../api.ts';
import { Field, WholeInput } from '../wizard/field.tsx';
import { extensionProblems, toChange, toExtension } from './extension.ts';

/** More time, number or budget for a coupon that is live, or other words. */
export function ExtendSheet({ template: it, onClose }: { template: Template; onClose: () => void }) {
  const { states, template: words, wizard } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [draft, setDraft] = useState(() => toExtension(it));
  const change = toChange(draft, it);
  const problems = extensionProblems(draft, it);
  const ready = Object.keys(change).length > 0 && Object.keys(problems).length === 0;
  const extend = useMutation({
    mutationFn: () => write('staff.coupon-templates.extend', { id: it.id, change }),
    onSuccess: async ({ template }) => {
      client.setQueryData(couponKeys.template(it.id), template);
      void message.success(states.saved);
      onClose();
      await client.invalidateQueries({ queryKey: couponKeys.templates });
    },
    onError: report,
  });
  return (
    <Sheet open title={words.extend} onClose={onClose}>
      <p style={{ margin: '0 0 16px', color: 'var(--muted)' }}>{words.extendBody}</p>
      <Form layout="vertical" onFinish={() => ready && extend.mutate()}>
        <Field label={wizard.title} problem={problems.title}>
          <Input
            value={draft.title}
            onChange={(event) => setDraft({ ...draft, title: event.target.value })}
            aria-label={wizard.title}
            maxLength={20}
          />
        </Field>
        <Field label={wizard.total} problem={problems.total}>
          <WholeInput label={wizard.total} value={draft.total} onChange={(total) => setDraft({ ...draft, total })} max={10_000_000} />
        </Field>
        <Field label={wizard.claimUntil} problem={problems.claimUntil}>
          <DayInput label={wizard.claimUntil} value={draft.claimUntil} onChange={(claimUntil) => setDraft({ ...draft, claimUntil })} />
        </Field>
        {it.budgetFen === null ? null : (
          <Field label={wizard.budget} problem={problems.budgetFen}>
            <MoneyInput label={wizard.budget} value={draft.budgetFen} onChange={(budgetFen) => setDraft({ ...draft, budgetFen })} />
          </Field>
        )}
        <Field label={wizard.note} problem={undefined}>
          <Input.TextArea
            value={draft.note}
            onChange={(event) => setDraft({ ...draft, note: event.target.value })}
            aria-label={wizard.note}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
          />
        </Field>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={extend.isPending}>
            {states.save}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
