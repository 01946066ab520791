import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, CardSkeleton, Page } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { FileStep } from '../../imports/file-step.tsx';
import { PlainImport } from '../../imports/plain-import.tsx';
import { goodsImportQuery, goodsKeys, goodsUpload } from '../api.ts';
import { templateUrl } from './template.ts';

/** `/goods/import` and `/goods/import/:id`: file → check → take over. */
export function GoodsImportPage() {
  const { goodsImport } = useMessages();
  const { id } = useParams();
  const navigate = useNavigate();
  const onDone = useCallback((next: string) => void navigate(`/goods/import/${encodeURIComponent(next)}`, { replace: true }), [navigate]);
  return (
    <Page
      title={goodsImport.title}
      intro={goodsImport.intro}
      narrow
      action={
        <Button icon={<DownloadOutlined />} href={templateUrl} download={`${goodsImport.title}.csv`}>
          {goodsImport.template}
        </Button>
      }
    >
      {id ? (
        <Known key={id} id={id} />
      ) : (
        <Card>
          <FileStep target={goodsUpload} hint={goodsImport.hint} onDone={onDone} />
        </Card>
      )}
    </Page>
  );
}

function Known({ id }: { id: string }) {
  const { goodsImport } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const query = useQuery(goodsImportQuery(id));
  const run = useMutation({
    mutationFn: () => write('staff.goods-imports.run', { id }),
    onSuccess: (answer) => client.setQueryData(goodsKeys.import(id), answer.import),
    onError: report,
  });
  const done = query.data?.status === 'done';
  useEffect(() => {
    if (done) void client.invalidateQueries({ queryKey: goodsKeys.all });
  }, [client, done]);
  return (
    <QueryState query={query} skeleton={<CardSkeleton />}>
      {(job) => (
        <Card>
          <PlainImport
            job={job}
            counts={(['new', 'update', 'error'] as const).map((key) => ({ key, label: goodsImport.counts[key], count: job.counts[key] }))}
            good={job.counts.new + job.counts.update}
            onRun={() => run.mutate()}
            running={run.isPending}
            after={
              done ? (
                <Link to="/goods">
                  <Button>{goodsImport.look}</Button>
                </Link>
              ) : (
                <Link to="/goods/import">
                  <Button>{goodsImport.again}</Button>
                </Link>
              )
            }
          />
        </Card>
      )}
    </QueryState>
  );
}
