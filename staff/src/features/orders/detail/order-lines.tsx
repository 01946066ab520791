import { formatYuan } from '@lianke/shared';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Thumb } from '../../../ui/thumb.tsx';
import type { OrderLine } from '../api.ts';
import css from './detail.module.css';

export function OrderLines({ lines }: { lines: readonly OrderLine[] }) {
  const { orders } = useMessages();
  return (
    <ul className={css.list}>
      {lines.map((it) => (
        <li key={it.id} className={css.line}>
          <Thumb url={it.image?.url} size={48} />
          <span className={css.lineText}>
            <span>{it.title}</span>
            <span className={css.quiet}>
              {[it.spec, it.refunded > 0 ? orders.refundedPieces(it.refunded) : ''].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className={css.lineMoney}>
            <span>
              {formatYuan(it.unitFen)} × {it.quantity}
            </span>
            {it.paidFen === it.unitFen * it.quantity ? null : (
              <span className={css.quiet}>
                {orders.paid} {formatYuan(it.paidFen)}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
