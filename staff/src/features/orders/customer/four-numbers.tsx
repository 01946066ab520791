import { formatChinaDay, formatChinaTime, formatYuan } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Skeleton, Tooltip } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { useNow } from '../../../ui/use-now.ts';
import { Section } from '../../customers/profile/section.tsx';
import { useMay } from '../../session/api.ts';
import { customerOrdersQuery } from '../api.ts';
import { daysBetween } from './days-between.ts';
import css from './orders-section.module.css';

/** What this customer is worth and how long it has been. Who may not see what customers spend does not see it here either. */
export function FourNumbers({ customerId }: { customerId: string }) {
  const { customerOrders: words } = useMessages();
  const { numbers } = words;
  const may = useMay('orders.read');
  const now = useNow();
  const query = useInfiniteQuery({ ...customerOrdersQuery(customerId), enabled: may });
  if (!may || (query.error && !query.data)) return null;
  const sums = query.data?.pages[0]?.sums;
  if (!sums)
    return (
      <Section>
        <Skeleton active title={false} paragraph={{ rows: 1 }} />
      </Section>
    );
  const days = sums.lastOrderAt === null ? null : daysBetween(formatChinaDay(sums.lastOrderAt), formatChinaDay(now));
  const since = days === null ? words.never : days <= 0 ? words.today : words.days(days);
  return (
    <Section>
      <dl className={css.numbers}>
        {sums.paid12MonthsFen !== null ? (
          <div>
            <dt>{numbers.spent}</dt>
            <dd>{formatYuan(sums.paid12MonthsFen)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{numbers.since}</dt>
          <dd>{sums.lastOrderAt === null ? since : <Tooltip title={formatChinaTime(sums.lastOrderAt)}>{since}</Tooltip>}</dd>
        </div>
        <div>
          <dt>{numbers.orders}</dt>
          <dd>{formatCount(sums.orders)}</dd>
        </div>
        {sums.paidFen !== null ? (
          <div>
            <dt>{numbers.total}</dt>
            <dd>{formatYuan(sums.paidFen)}</dd>
          </div>
        ) : null}
      </dl>
    </Section>
  );
}
