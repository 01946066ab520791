import { formatYuan } from '@lianke/shared';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex, Form, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { MoneyInput } from '../../customers/fields/money-input.tsx';
import type { InvoicePreview } from '../api.ts';
import { invoicePreviewQuery } from '../api.ts';
import css from '../invoices.module.css';
import type { Asked } from '../title-draft.ts';
import { noTitle, readyTitle } from '../title-draft.ts';
import { TitleForm } from '../title-form.tsx';
import { useInvoiceStep } from '../use-invoice-step.ts';

interface Props {
  orderIds: string[];
  onDone: () => void;
}

/** What an invoice over these orders would be, whom it is for, and the one button that asks for it. */
export function AskForm({ orderIds, onDone }: Props) {
  const query = useQuery(invoicePreviewQuery(orderIds));
  return (
    <QueryState query={query} compact skeleton={<Skeleton active title={false} paragraph={{ rows: 4 }} />}>
      {(preview) => <Fields preview={preview} settled={!query.isPlaceholderData} orderIds={orderIds} onDone={onDone} />}
    </QueryState>
  );
}

function startOf({ titles }: InvoicePreview): Asked {
  const [known] = titles;
  const title = known ? titleOf(known) : noTitle;
  return { type: 'normal', title, email: '', note: '', despiteWarning: false };
}

const titleOf = (it: InvoicePreview['titles'][number]): Asked['title'] => {
  const { id: _, ...title } = it;
  return title;
};

function Fields({ preview, settled, orderIds, onDone }: Props & { preview: InvoicePreview; settled: boolean }) {
  const { customerInvoices: words, invoices } = useMessages();
  const [asked, setAsked] = useState(() => startOf(preview));
  const [titleId, setTitleId] = useState(preview.titles[0]?.id ?? '');
  const [manual, setManual] = useState<{ fen: number | null } | null>(null);
  const whole = preview.invoices.reduce((sum, { payableFen }) => sum + payableFen, 0);
  const less = preview.invoices.flatMap((it) => it.less);
  const types = preview.invoices[0]?.types.filter((type) => preview.invoices.every((it) => it.types.includes(type))) ?? ['normal' as const];
  const title = readyTitle(asked);
  const manualFen = manual?.fen ?? null;
  const manualOk = manual === null || (manualFen !== null && manualFen >= 1 && manualFen <= whole);
  const ask = useInvoiceStep(
    (ready: NonNullable<typeof title>) =>
      write('staff.invoices.request', {
        orderIds,
        type: asked.type,
        title: ready,
        email: asked.email.trim(),
        expectedFen: whole,
        manualFen: manualFen === whole ? null : manualFen,
        note: asked.note.trim(),
        despiteWarning: asked.despiteWarning,
      }),
    { said: words.done, onDone },
  );
  const ready = title !== null && settled && whole > 0 && manualOk;
  const pick = (id: string): void => {
    const known = preview.titles.find((it) => it.id === id);
    setTitleId(id);
    setAsked({ ...asked, title: known ? titleOf(known) : noTitle, despiteWarning: false });
  };
  return (
    <Form layout="vertical" style={{ marginTop: 12 }} onFinish={() => ready && ask.mutate(title)}>
      <Alert
        type="info"
        style={{ marginBottom: 12 }}
        title={words.chosen(orderIds.length, formatYuan(whole))}
        description={
          less.length > 0 || preview.invoices.length > 1 ? (
            <>
              {preview.invoices.length > 1 ? <div>{words.sellers(preview.invoices.length)}</div> : null}
              {less.length > 0 ? (
                <div>
                  {words.less}：{less.map(({ why, fen }) => `${invoices.why[why]} ${formatYuan(fen)}`).join('、')}
                </div>
              ) : null}
            </>
          ) : null
        }
      />
      {preview.titles.length > 0 ? (
        <Form.Item label={words.titleChoice}>
          <Select
            value={titleId}
            onChange={pick}
            aria-label={words.titleChoice}
            options={[...preview.titles.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: words.newTitle }]}
          />
        </Form.Item>
      ) : null}
      <TitleForm asked={asked} onChange={setAsked} types={types} />
      {preview.invoices.length === 1 ? (
        <Form.Item extra={manual ? words.manualHint : ''}>
          <Checkbox checked={manual !== null} onChange={(event) => setManual(event.target.checked ? { fen: whole } : null)}>
            {words.manual}
          </Checkbox>
          {manual ? <MoneyInput value={manual.fen} label={words.manualAmount} onChange={(fen) => setManual({ fen })} /> : null}
        </Form.Item>
      ) : null}
      <Flex justify="flex-end" className={css.actions ?? ''}>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={ask.isPending}>
          {settled && manualOk ? words.submit(formatYuan(manualFen ?? whole)) : words.submitPlain}
        </Button>
      </Flex>
    </Form>
  );
}
