import { InputNumber } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Thumb } from '../../../ui/thumb.tsx';
import type { OrderLine } from '../api.ts';
import detail from '../detail/detail.module.css';
import { leftOf } from './refund-draft.ts';

interface Props {
  lines: readonly OrderLine[];
  pieces: Readonly<Record<string, number>>;
  onChange: (pieces: Record<string, number>) => void;
}

/** How many of each; no more than are left. */
export function RefundPieces({ lines, pieces, onChange }: Props) {
  const { refunds } = useMessages();
  return (
    <ul className={detail.list} style={{ marginTop: 12 }}>
      {lines
        .filter((it) => leftOf(it) > 0)
        .map((it) => (
          <li key={it.id} className={detail.line}>
            <Thumb url={it.image?.url} size={40} />
            <span className={detail.lineText}>
              <span>{it.title}</span>
              <span className={detail.quiet}>{[it.spec, refunds.left(leftOf(it))].filter(Boolean).join(' · ')}</span>
            </span>
            <InputNumber<number>
              value={pieces[it.id] ?? 0}
              min={0}
              max={leftOf(it)}
              precision={0}
              aria-label={`${it.title} ${it.spec}`}
              style={{ width: 80 }}
              onChange={(count) => onChange({ ...pieces, [it.id]: count ?? 0 })}
            />
          </li>
        ))}
    </ul>
  );
}
