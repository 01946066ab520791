import { formatChinaTime, formatYuan } from '@lianke/shared';
import { useQuery } from '@tanstack/react-query';
import { Progress, Skeleton, Tag } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import type { Quota } from '../api.ts';
import { quotaQuery } from '../api.ts';
import css from '../invoices.module.css';

const tones: Record<Quota['level'], string> = { ok: 'success', warn80: 'warning', warn95: 'error', out: 'error' };
const strokes: Record<Quota['level'], string> = {
  ok: 'var(--brand)',
  warn80: 'var(--warning, #b7791f)',
  warn95: 'var(--danger)',
  out: 'var(--danger)',
};

/** How much of each seller's quota is used this month. */
export function QuotaMeters() {
  const { invoiceBooks: words } = useMessages();
  const query = useQuery(quotaQuery);
  return (
    <QueryState query={query} compact skeleton={<Skeleton active title={false} paragraph={{ rows: 3 }} />}>
      {(quotas) =>
        quotas.length === 0 ? (
          <StateNotice tone="empty" compact body={words.noSellers} />
        ) : (
          <div className={css.stack}>
            {quotas.map((it) => (
              <Meter key={it.sellerId} quota={it} />
            ))}
            <span className={css.wrap}>{words.quotaNote}</span>
          </div>
        )
      }
    </QueryState>
  );
}

function Meter({ quota: it }: { quota: Quota }) {
  const { invoiceBooks: words } = useMessages();
  const percent = it.quotaFen ? Math.min(100, Math.max(0, Math.floor((it.usedFen / it.quotaFen) * 100))) : 0;
  return (
    <div>
      <span className={css.between}>
        <span>{it.sellerName}</span>
        {it.quotaFen === null ? null : (
          <Tag color={tones[it.level]} style={{ margin: 0 }}>
            {words.quotaLevel[it.level]}
          </Tag>
        )}
      </span>
      {it.quotaFen === null ? (
        <span className={css.wrap}>{words.quotaNone}</span>
      ) : (
        <>
          <Progress percent={percent} status="normal" strokeColor={strokes[it.level]} size="small" aria-label={it.sellerName} />
          <span className={css.wrap}>
            {words.quotaUsed(formatYuan(it.usedFen), formatYuan(it.quotaFen))} · {words.quotaWaiting(formatYuan(it.waitingFen))} ·{' '}
            {words.quotaResets(formatChinaTime(it.resetsAt))}
          </span>
        </>
      )}
    </div>
  );
}
