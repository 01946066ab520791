import { DownloadOutlined } from '@ant-design/icons';
import { formatChinaTime, formatYuan } from '@lianke/shared';
import { Button, Tag, Tooltip } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import type { BillDay } from '../api.ts';
import { dayFileUrl } from '../api.ts';
import css from './reconciliation.module.css';
import { useFetchDay } from './use-fetch-day.ts';

const tone: Record<BillDay['status'], string> = {
  none: 'default',
  running: 'processing',
  waiting: 'default',
  done: 'success',
  failed: 'error',
};

export function DayRow({ day: it, onLook }: { day: BillDay; onLook: () => void }) {
  const { reconciliation: words } = useMessages();
  const fetch = useFetchDay();
  const { open, healed, ignored } = it.differences;
  const compared = it.status === 'done';
  return (
    <li className={css.row}>
      <span className={css.day}>
        {it.day}
        <Tooltip title={it.status === 'waiting' ? words.waitingHint : (it.problem ?? '')}>
          <Tag color={tone[it.status]} style={{ margin: 0 }}>
            {words.status[it.status]}
          </Tag>
        </Tooltip>
      </span>
      <Sums label={words.paid} sums={it.paid} compared={compared} />
      <Sums label={words.refunded} sums={it.refunded} compared={compared} />
      <span>
        <span className={css.badges}>
          {open > 0 ? (
            <Tag color="error" style={{ margin: 0 }}>
              {words.open(formatCount(open))}
            </Tag>
          ) : null}
          {healed > 0 ? (
            <Tag color="success" style={{ margin: 0 }}>
              {words.healed(formatCount(healed))}
            </Tag>
          ) : null}
          {ignored > 0 ? <Tag style={{ margin: 0 }}>{words.ignored(formatCount(ignored))}</Tag> : null}
          {compared && open + healed + ignored === 0 ? (
            <Tag color="success" style={{ margin: 0 }}>
              {words.equal}
            </Tag>
          ) : null}
        </span>
        <span className={css.quiet}>
          {it.status === 'failed' && it.problem ? it.problem : it.fetchedAt === null ? '' : words.fetchedAt(formatChinaTime(it.fetchedAt))}
        </span>
      </span>
      <span className={css.actions}>
        {open + healed + ignored > 0 ? (
          <Button size="small" onClick={onLook}>
            {words.look}
          </Button>
        ) : null}
        {it.fetchedAt === null ? null : (
          <Button
            size="small"
            type="text"
            icon={<DownloadOutlined />}
            href={dayFileUrl(it.day)}
            download
            aria-label={`${words.download} ${it.day}`}
            title={words.download}
          />
        )}
        <Button size="small" type="text" loading={fetch.isPending || it.status === 'running'} onClick={() => fetch.mutate(it.day)}>
          {words.again}
        </Button>
      </span>
    </li>
  );
}

function Sums({ label, sums: { theirs, ours }, compared }: { label: string; sums: BillDay['paid']; compared: boolean }) {
  const { reconciliation: words } = useMessages();
  const differ = compared && (theirs.fen !== ours.fen || theirs.count !== ours.count);
  const line = (name: string, it: BillDay['paid']['theirs']) => (
    <>
      <dt>{name}</dt>
      <dd>
        {formatYuan(it.fen)} <span className={css.quiet}>{words.count(formatCount(it.count))}</span>
      </dd>
    </>
  );
  return (
    <dl className={`${css.sums} ${differ ? css.off : ''}`}>
      <span className={css.label}>{label}</span>
      {line(words.theirs, theirs)}
      {line(words.ours, ours)}
    </dl>
  );
}
