import { formatChinaDay, formatYuan } from '@lianke/shared';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { QueryState } from '../../../ui/query-state.tsx';
import { useMay } from '../../session/api.ts';
import type { Membership } from '../api.ts';
import { membershipQuery } from '../api.ts';
import { AdjustSheet } from './adjust-sheet.tsx';
import css from './membership-block.module.css';

/** Level with why, points, growth and stored value; what expires soon. */
export function MembershipBlock({ customerId }: { customerId: string }) {
  const { member: words } = useMessages();
  const mayAdjust = useMay('membership.adjust');
  const [adjusting, setAdjusting] = useState(false);
  const query = useQuery(membershipQuery(customerId));
  return (
    <div className={css.block}>
      <QueryState query={query} compact skeleton={<Skeleton active paragraph={{ rows: 2 }} title={false} />}>
        {(it) => <Numbers it={it} />}
      </QueryState>
      {mayAdjust && query.data ? (
        <span>
          <Button size="small" onClick={() => setAdjusting(true)}>
            {words.adjust}
          </Button>
        </span>
      ) : null}
      {adjusting ? <AdjustSheet customerId={customerId} onClose={() => setAdjusting(false)} /> : null}
    </div>
  );
}

function Numbers({ it }: { it: Membership }) {
  const { member: words } = useMessages();
  const { balances } = it;
  const soon = it.expiring[0];
  return (
    <>
      <dl className={css.numbers}>
        <div>
          <dt>{words.level}</dt>
          <dd>{it.level.name}</dd>
        </div>
        <div>
          <dt>{words.points}</dt>
          <dd>{formatCount(balances.points)}</dd>
        </div>
        <div>
          <dt>{words.balance}</dt>
          <dd>{formatYuan(balances.principalFen + balances.bonusFen)}</dd>
        </div>
        <div>
          <dt>{words.growth}</dt>
          <dd>{formatCount(it.growth)}</dd>
        </div>
      </dl>
      <p className={css.quiet}>
        {[
          [it.since === null ? '' : words.since(formatChinaDay(it.since)), words.why[it.why] ?? ''].filter(Boolean).join(' · '),
          balances.bonusFen > 0 ? words.split(formatYuan(balances.principalFen), formatYuan(balances.bonusFen)) : '',
          soon ? words.expiring(formatCount(soon.amount), formatChinaDay(soon.expiresAt)) : '',
        ]
          .filter(Boolean)
          .map((line) => (
            <span key={line}>{line}</span>
          ))}
      </p>
    </>
  );
}
