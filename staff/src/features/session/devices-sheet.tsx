import { DesktopOutlined, MobileOutlined } from '@ant-design/icons';
import { formatChinaTime } from '@lianke/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input } from '@lianke/shared/api';
import { App, Button, Popconfirm, Skeleton } from 'antd';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { Ago } from '../../ui/ago.tsx';
import { BrandTag } from '../../ui/brand-tag.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { Device } from './api.ts';
import { devicesQuery } from './api.ts';
import css from './devices-sheet.module.css';

interface Props {
  open: boolean;
  onClose: () => void;
}

/** Where I am signed in, and a way to end what I do not know. */
export function DevicesSheet({ open, onClose }: Props) {
  const { devices } = useMessages();
  const query = useQuery({ ...devicesQuery, enabled: open });
  return (
    <Sheet open={open} title={devices.title} onClose={onClose}>
      <p className={css.intro}>{devices.intro}</p>
      <QueryState query={query} skeleton={<Skeleton active avatar paragraph={{ rows: 2 }} />} compact>
        {({ sessions }) => <DeviceList sessions={sessions} />}
      </QueryState>
    </Sheet>
  );
}

function DeviceList({ sessions }: { sessions: readonly Device[] }) {
  const { devices, states } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const revoke = useMutation({
    mutationFn: (which: Input<'staff.session.revoke'>) => write('staff.session.revoke', which),
    onSuccess: () => void message.success(devices.ended),
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
  const mine = [...sessions].sort((a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt - a.lastUsedAt);
  return (
    <>
      <ul className={css.list}>
        {mine.map((it) => (
          <li key={it.id} className={css.row}>
            <span className={css.icon} aria-hidden>
              {/手机|iPhone|Android|Mobile/i.test(it.device) ? <MobileOutlined /> : <DesktopOutlined />}
            </span>
            <div className={css.what}>
              <div className={css.name}>
                {it.device || devices.unknown} {it.current ? <BrandTag>{devices.current}</BrandTag> : null}
              </div>
              <div className={css.meta}>
                <span>
                  {devices.lastUsed} <Ago at={it.lastUsedAt} />
                </span>
                <span>{devices.started(formatChinaTime(it.startedAt))}</span>
              </div>
            </div>
            {it.current ? null : (
              <Button
                aria-label={`${devices.end} ${it.device || devices.unknown}`}
                loading={revoke.isPending && revoke.variables && 'id' in revoke.variables && revoke.variables.id === it.id}
                onClick={() => revoke.mutate({ id: it.id })}
              >
                {devices.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mine.length > 1 ? (
        <Popconfirm
          title={devices.endOthersConfirm}
          okText={devices.end}
          cancelText={states.cancel}
          onConfirm={() => revoke.mutate({ others: true })}
        >
          <Button block danger>
            {devices.endOthers}
          </Button>
        </Popconfirm>
      ) : (
        <p className={css.intro}>{devices.onlyThis}</p>
      )}
    </>
  );
}
