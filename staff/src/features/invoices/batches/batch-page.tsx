import { formatChinaTime, formatYuan } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Tag } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { BatchProgress } from '../../../ui/batch-progress.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Card, Page, TitledCard } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { OrdersSkeleton } from '../../orders/list/order-row.tsx';
import type { Batch, BatchRow } from '../api.ts';
import { batchQuery } from '../api.ts';
import css from '../invoices.module.css';
import { useInvoiceStep } from '../use-invoice-step.ts';

const tones: Record<BatchRow['result'], string> = {
  waiting: 'default',
  skipped: 'warning',
  issuing: 'processing',
  issued: 'success',
  failed: 'error',
};

/** `/invoices/batches/:id`: how far a batch has come, live; rows with a problem first. */
export function BatchPage() {
  const { invoiceBatch: words, invoices } = useMessages();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const query = useInfiniteQuery(batchQuery(id));
  const batch = query.data?.pages[0]?.batch;
  const back = (): void => void navigate('/invoices');
  return (
    <Page
      title={words.title}
      narrow
      {...(batch ? { intro: words.started(batch.startedBy.name, formatChinaTime(batch.startedAt)) } : {})}
      action={<Button onClick={back}>{words.back}</Button>}
    >
      <div className={css.stack}>
        {batch ? <Progress batch={batch} /> : null}
        <Card>
          <PagedList
            query={query}
            rowsOf={(page) => page.rows}
            skeleton={<OrdersSkeleton />}
            empty={<StateNotice tone="empty" body={words.empty} action={{ label: words.back, onClick: back }} />}
          >
            {(it) => (
              <li key={it.requestId}>
                <div className={css.card}>
                  <span className={css.between}>
                    <Link to={`/invoices/${encodeURIComponent(it.requestId)}?state=all`}>{it.titleName || invoices.noTitle}</Link>
                    <span className={css.tags}>
                      <Tag color={tones[it.result]} style={{ margin: 0 }}>
                        {words.result[it.result]}
                      </Tag>
                      <span className={css.money}>{formatYuan(it.amountFen)}</span>
                    </span>
                  </span>
                  {it.why ? <span className={css.wrap}>{it.why}</span> : null}
                </div>
              </li>
            )}
          </PagedList>
        </Card>
      </div>
    </Page>
  );
}

function Progress({ batch: it }: { batch: Batch }) {
  const { invoiceBatch: words, states } = useMessages();
  const { modal } = App.useApp();
  const pause = useInvoiceStep(() => write('staff.invoices.pause-batch', { id: it.id }), { said: words.paused });
  const resume = useInvoiceStep(() => write('staff.invoices.resume-batch', { id: it.id }), { said: words.resumed });
  const askPause = (): void =>
    void modal.confirm({
      title: words.pauseTitle,
      content: words.pauseBody,
      okText: words.pause,
      cancelText: states.cancel,
      onOk: () => pause.mutateAsync(undefined).catch(() => undefined),
    });
  const { done, total } = it.progress;
  return (
    <TitledCard title={words.state[it.state]}>
      <BatchProgress
        label={words.progress}
        progress={it.progress}
        underWay={it.state !== 'done'}
        actions={
          <>
            {it.state === 'running' ? <Button onClick={askPause}>{words.pause}</Button> : null}
            {it.state === 'paused' ? (
              <Button type="primary" loading={resume.isPending} onClick={() => resume.mutate(undefined)}>
                {words.resume}
              </Button>
            ) : null}
          </>
        }
      >
        {words.words(formatCount(done), formatCount(total ?? done), formatCount(it.issued), formatCount(it.waiting))}
      </BatchProgress>
    </TitledCard>
  );
}
