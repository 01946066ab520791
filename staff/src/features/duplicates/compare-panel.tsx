import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { CustomerName } from '../customers/list/customer-name.tsx';
import { useFields } from '../customers/fields/field-catalogue.ts';
import type { MergePreview } from './api.ts';
import { previewQuery } from './api.ts';
import css from './compare.module.css';
import { CompareLine } from './compare-line.tsx';
import type { Choices, Side } from './merge-choice.ts';
import { orderLines, toChoose } from './merge-choice.ts';
import { useMerge } from './use-merge.ts';

interface Props {
  leftId: string;
  rightId: string;
  /** The pair from the queue, if it came from there. */
  pairId?: string | undefined;
  onMerged: (customerId: string) => void;
}

/** Two records side by side: which stays, which value of each field, and what moves along. */
export function ComparePanel(props: Props) {
  return <Pair key={`${props.leftId} ${props.rightId}`} {...props} />;
}

function Pair(props: Props) {
  const [keep, setKeep] = useState<Side>();
  const query = useQuery({ ...previewQuery(props.leftId, props.rightId, keep), placeholderData: keepPreviousData });
  return (
    <QueryState query={query} skeleton={<Skeleton active avatar paragraph={{ rows: 8 }} style={{ padding: 16 }} />}>
      {(preview) => (
        <Comparison preview={preview} keep={keep ?? preview.keep} onKeep={setKeep} settling={query.isPlaceholderData} {...props} />
      )}
    </QueryState>
  );
}

interface ComparisonProps extends Props {
  preview: MergePreview;
  keep: Side;
  onKeep: (side: Side) => void;
  /** Another record was chosen to stay, and what that gives is on its way. */
  settling: boolean;
}

function Comparison({ preview, keep, onKeep, settling, leftId, rightId, pairId, onMerged }: ComparisonProps) {
  const { duplicates } = useMessages();
  const all = useFields();
  const [choices, setChoices] = useState<Choices>({});
  const merge = useMerge(onMerged);
  const head = (side: Side) => (
    <label className={`${css.head} ${keep === side ? css.kept : ''}`}>
      <CustomerName row={preview[side]} />
      <span className={css.keep}>
        <Radio checked={keep === side} onChange={() => onKeep(side)} name="keep">
          {keep === side ? duplicates.kept : duplicates.keepThis}
        </Radio>
      </span>
    </label>
  );
  const lines = orderLines(preview.fields);
  return (
    <div className={css.compare}>
      <div className={css.heads}>
        <span className={css.corner}>{duplicates.whichStays}</span>
        {head('left')}
        {head('right')}
      </div>
      <div className={css.lines}>
        {lines.map((line) => (
          <CompareLine
            key={line.field}
            line={line}
            all={all}
            choices={choices}
            onChoose={(side) => setChoices({ ...choices, [line.field]: side })}
          />
        ))}
      </div>
      <div className={css.moves}>
        <h3>{duplicates.moves}</h3>
        {preview.moves.length === 0 ? (
          <span className={css.quiet}>{duplicates.nothingMoves}</span>
        ) : (
          <ul>
            {preview.moves.map(({ what, count }) => (
              <li key={what}>
                {duplicates.moved[what] ?? what} <b>{formatCount(count)}</b>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={css.foot}>
        <span className={css.quiet}>{duplicates.undoHint}</span>
        <Button
          type="primary"
          loading={merge.isPending || settling}
          onClick={() => merge.mutate({ ...(pairId ? { id: pairId } : {}), leftId, rightId, keep, choose: toChoose(preview, choices) })}
        >
          {duplicates.mergeConfirm}
        </Button>
      </div>
    </div>
  );
}
