import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, CardSkeleton, Page } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { FileStep } from '../../imports/file-step.tsx';
import { PlainImport } from '../../imports/plain-import.tsx';
import { orderKeys } from '../../orders/api.ts';
import type { SyncSource } from '../api.ts';
import { orderImportQuery, orderUpload, sourcesQuery, syncKeys } from '../api.ts';
import css from '../sync.module.css';

/** `/order-sources/import` and `/order-sources/import/:id`: source and file → check → take over. */
export function OrderImportPage() {
  const { sync } = useMessages();
  const { id } = useParams();
  const sources = useQuery(sourcesQuery);
  return (
    <Page title={sync.uploadTitle} intro={sync.uploadIntro} narrow>
      {id ? (
        <Known key={id} id={id} />
      ) : (
        <QueryState query={sources} skeleton={<CardSkeleton />}>
          {(all) => <Fresh sources={all.filter(({ kind, on }) => kind === 'file' && on)} />}
        </QueryState>
      )}
    </Page>
  );
}

function Fresh({ sources }: { sources: readonly SyncSource[] }) {
  const { sync } = useMessages();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const sourceId = chosen ?? sources[0]?.id ?? null;
  const target = useMemo(() => (sourceId ? orderUpload(sourceId) : null), [sourceId]);
  const onDone = useCallback(
    (next: string) => void navigate(`/order-sources/import/${encodeURIComponent(next)}`, { replace: true }),
    [navigate],
  );
  if (!target)
    return (
      <Card>
        <StateNotice tone="empty" body={sync.noFileSource} action={{ label: sync.add, onClick: () => void navigate('/order-sources') }} />
      </Card>
    );
  return (
    <Card>
      <div className={css.choose}>
        <span className={css.quiet}>{sync.chooseSource}</span>
        <Select<string>
          value={sourceId}
          onChange={setChosen}
          aria-label={sync.chooseSource}
          options={sources.map((it) => ({ value: it.id, label: it.name }))}
        />
      </div>
      <FileStep key={sourceId} target={target} hint={sync.uploadHint} onDone={onDone} />
    </Card>
  );
}

function Known({ id }: { id: string }) {
  const { sync } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const query = useQuery(orderImportQuery(id));
  const run = useMutation({
    mutationFn: () => write('staff.order-imports.run', { id }),
    onSuccess: (answer) => client.setQueryData(syncKeys.import(id), answer.import),
    onError: report,
  });
  const done = query.data?.status === 'done';
  useEffect(() => {
    if (done) void client.invalidateQueries({ queryKey: orderKeys.all });
  }, [client, done]);
  return (
    <QueryState query={query} skeleton={<CardSkeleton />}>
      {(job) => (
        <Card>
          <PlainImport
            job={job}
            counts={(['new', 'update', 'same', 'error'] as const).map((key) => ({ key, label: sync.counts[key], count: job.counts[key] }))}
            good={job.counts.new + job.counts.update}
            onRun={() => run.mutate()}
            running={run.isPending}
            after={
              done ? (
                <Link to="/orders">
                  <Button>{sync.look}</Button>
                </Link>
              ) : (
                <Link to="/order-sources/import">
                  <Button>{sync.again}</Button>
                </Link>
              )
            }
          />
        </Card>
      )}
    </QueryState>
  );
}
