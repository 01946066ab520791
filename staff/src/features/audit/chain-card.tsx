import { CheckCircleFilled, ExclamationCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton, Tooltip } from 'antd';
import { useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { Ago } from '../../ui/ago.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { ChainState } from './api.ts';
import { chainQuery } from './api.ts';
import css from './chain-card.module.css';

/** Whether the record is whole, and a button to make sure. */
export function ChainCard() {
  const { chain } = useMessages();
  const { message } = App.useApp();
  const report = useReportFailure();
  /** The check that was the last one when another was asked for; undefined when none is awaited. */
  const [askedAfter, setAskedAfter] = useState<number | undefined>();
  const query = useQuery(chainQuery(askedAfter !== undefined));
  const lastAt = query.data?.lastCheck?.at ?? 0;
  const waiting = askedAfter !== undefined && lastAt <= askedAfter;
  if (askedAfter !== undefined && !waiting) setAskedAfter(undefined);
  const check = useMutation({
    mutationFn: () => write('staff.audit.check', {}),
    onSuccess: () => {
      setAskedAfter(lastAt);
      void message.success(chain.started);
    },
    onError: report,
  });
  return (
    <Card className={css.card}>
      <QueryState query={query} skeleton={<Skeleton active title={false} paragraph={{ rows: 2 }} />} compact>
        {(state) => (
          <div className={css.row}>
            <Verdict state={state} />
            <Button loading={check.isPending || waiting} onClick={() => check.mutate()}>
              {waiting ? chain.checking : chain.check}
            </Button>
          </div>
        )}
      </QueryState>
    </Card>
  );
}

function Verdict({ state }: { state: ChainState }) {
  const { chain } = useMessages();
  const { lastCheck, head } = state;
  const tone = !lastCheck ? 'unknown' : lastCheck.ok ? 'good' : 'bad';
  return (
    <>
      <span className={`${css.icon} ${css[tone] ?? ''}`} aria-hidden>
        {{ unknown: <QuestionCircleFilled />, good: <CheckCircleFilled />, bad: <ExclamationCircleFilled /> }[tone]}
      </span>
      <div className={css.body}>
        <div className={css.title}>{{ unknown: chain.unchecked, good: chain.whole, bad: chain.broken }[tone]}</div>
        <div className={css.figures}>
          <span>{chain.sealed(formatCount(state.entries))}</span>
          <span>{chain.waiting(formatCount(state.unsealed))}</span>
          {lastCheck ? (
            <span>
              {chain.lastCheck} <Ago at={lastCheck.at} /> · {chain.checked(formatCount(lastCheck.checked))}
            </span>
          ) : null}
          {head ? (
            <Tooltip title={head.hash}>
              <span className={css.hash}>
                {chain.head} {head.hash.slice(0, 8)}
              </span>
            </Tooltip>
          ) : null}
        </div>
        {lastCheck && !lastCheck.ok ? (
          <div className={css.problems} role="alert">
            {chain.problems(lastCheck.problems.length)}
            <ul>
              {lastCheck.problems.slice(0, 5).map((it) => (
                <li key={it}>{it}</li>
              ))}
            </ul>
          </div>
        ) : (
          <p className={css.explain}>{chain.explain}</p>
        )}
      </div>
    </>
  );
}
