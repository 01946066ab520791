import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { SyncSource } from '../api.ts';
import { syncKeys } from '../api.ts';

/** Only what is fetched can be started and stopped; other systems and files come by themselves. */
const isFetched = ({ kind }: Pick<SyncSource, 'kind'>): boolean => kind === 'mini_program' || kind === 'wechat_shop';

export function RunButtons({ source: it }: { source: SyncSource }) {
  const { states, sync } = useMessages();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const said = (text: string) => ({
    onSuccess: () => void message.success(text),
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: syncKeys.sources }),
  });
  const run = useMutation({ mutationFn: (fromStart: boolean) => write('staff.sync.run', { id: it.id, fromStart }), ...said(sync.started) });
  const pause = useMutation({ mutationFn: () => write('staff.sync.pause', { id: it.id }), ...said(sync.paused) });
  if (!it.on || !isFetched(it)) return null;
  const status = it.run?.status;
  if (status === 'running')
    return (
      <Button size="small" loading={pause.isPending} onClick={() => pause.mutate()}>
        {sync.pause}
      </Button>
    );
  const askFromStart = (): void =>
    void modal.confirm({
      title: sync.fromStartTitle,
      content: sync.fromStartBody,
      okText: sync.fromStart,
      cancelText: states.cancel,
      onOk: () => run.mutateAsync(true).catch(() => undefined),
    });
  return (
    <>
      <Button size="small" type="primary" loading={run.isPending} onClick={() => run.mutate(false)}>
        {status === 'paused' || status === 'failed' ? sync.resume : sync.run}
      </Button>
      {it.syncedUntil === null ? null : (
        <Button size="small" onClick={askFromStart}>
          {sync.fromStart}
        </Button>
      )}
    </>
  );
}
