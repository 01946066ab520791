import { formatYuan } from '@lianke/shared';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import cards from '../../orders/customer/orders-section.module.css';
import type { InvoiceCard } from '../api.ts';
import { RequestTag, TypeTag } from '../invoice-tags.tsx';
import css from '../invoices.module.css';

/** A request as a card that opens. */
export function InvoiceLine({ request: it, onOpen }: { request: InvoiceCard; onOpen: () => void }) {
  const { invoices } = useMessages();
  return (
    <button type="button" className={cards.card} style={{ gridTemplateColumns: 'minmax(0, 1fr) auto' }} onClick={onOpen}>
      <span className={cards.text}>
        <span className={cards.title}>{it.title.name || invoices.noTitle}</span>
        <span className={css.tags}>
          <RequestTag state={it.state} />
          <TypeTag type={it.type} />
        </span>
      </span>
      <span className={cards.side}>
        <b>{formatYuan(it.amountFen)}</b>
        <Ago at={it.createdAt} />
      </span>
    </button>
  );
}
