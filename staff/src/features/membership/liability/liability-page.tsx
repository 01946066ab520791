import { formatChinaTime } from '@lianke/shared';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useMay } from '../../session/api.ts';
import { liabilityQuery } from '../api.ts';
import { owesNothing } from './ages.ts';
import { LiabilityCard } from './liability-card.tsx';
import css from './liability.module.css';

/** `/liability`: what the shop owes its members, for finance. */
export function LiabilityPage() {
  const { liability: words } = useMessages();
  const navigate = useNavigate();
  const mayReadLevels = useMay('membership.read');
  const query = useQuery(liabilityQuery);
  return (
    <Page title={words.title} intro={words.intro} {...(query.data ? { count: words.asOf(formatChinaTime(query.data.asOf)) } : {})}>
      <QueryState
        query={query}
        skeleton={
          <div className={css.grid}>
            {[1, 2, 3, 4].map((it) => (
              <Card key={it} className={css.card}>
                <Skeleton active paragraph={{ rows: 4 }} />
              </Card>
            ))}
          </div>
        }
      >
        {({ kinds }) =>
          owesNothing(kinds) ? (
            <Card>
              <StateNotice
                tone="empty"
                body={words.empty}
                {...(mayReadLevels ? { action: { label: words.emptyAction, onClick: () => void navigate('/levels') } } : {})}
              />
            </Card>
          ) : (
            <div className={css.grid}>
              {kinds.map((it) => (
                <LiabilityCard key={it.kind} liability={it} />
              ))}
            </div>
          )
        }
      </QueryState>
    </Page>
  );
}
