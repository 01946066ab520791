import { EditOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { Goods, Sku } from '../api.ts';
import { goodsKeys } from '../api.ts';
import css from './goods.module.css';
import { stockOf } from './stock.ts';

/** How many are left of all variants; changed without opening the goods. */
export function StockCell({ goods: it, mayWrite }: { goods: Goods; mayWrite: boolean }) {
  const { goods } = useMessages();
  const [open, setOpen] = useState(false);
  const stock = stockOf(it.skus);
  return (
    <span className={css.stock}>
      <span className={stock === 0 ? (css.out ?? '') : ''}>
        {stock === null ? goods.unlimited : stock === 0 ? goods.soldOut : `${goods.stock} ${formatCount(stock)}`}
      </span>
      {mayWrite ? (
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottom"
          title={goods.stockTitle}
          destroyOnHidden
          content={<StockForm skus={it.skus} />}
        >
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-label={goods.editStock(it.title)}
            title={goods.editStock(it.title)}
          />
        </Popover>
      ) : null}
    </span>
  );
}

function StockForm({ skus }: { skus: readonly Sku[] }) {
  const { goods } = useMessages();
  const [how, setHow] = useState<'by' | 'to'>('by');
  return (
    <div className={css.stockForm}>
      <Segmented<'by' | 'to'>
        block
        value={how}
        onChange={setHow}
        aria-label={goods.stockTitle}
        options={[
          { value: 'by', label: goods.stockBy },
          { value: 'to', label: goods.stockTo },
        ]}
      />
      {skus.map((it) => (
        <StockLine key={`${it.id}-${how}`} sku={it} how={how} />
      ))}
    </div>
  );
}

/** Adding is safe while orders come in; counting anew overwrites. */
function StockLine({ sku, how }: { sku: Sku; how: 'by' | 'to' }) {
  const { goods } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [typed, setTyped] = useState<number | null>(how === 'to' ? sku.stock : null);
  const set = useMutation({
    mutationFn: (count: number | null) =>
      write('staff.catalog.set-stock', { skuId: sku.id, change: how === 'to' ? { to: count } : { by: count ?? 0 } }),
    onSuccess: () => {
      if (how === 'by') setTyped(null);
      void message.success(goods.stockSaved);
    },
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: goodsKeys.all }),
  });
  const save = (): void => {
    if (how === 'to' ? typed !== sku.stock : typed) set.mutate(typed);
  };
  const label = goods.stockOf(sku.spec);
  return (
    <div className={css.stockLine}>
      <span className={css.text}>
        <span>{sku.spec || goods.stock}</span>
        <span className={css.quiet}>{sku.stock === null ? goods.unlimited : formatCount(sku.stock)}</span>
      </span>
      <InputNumber<number>
        value={typed}
        onChange={setTyped}
        onPressEnter={save}
        onBlur={save}
        disabled={set.isPending || (how === 'by' && sku.stock === null)}
        min={how === 'to' ? 0 : -1_000_000}
        max={how === 'to' ? 10_000_000 : 1_000_000}
        precision={0}
        placeholder={how === 'by' ? '+10 / -1' : goods.unlimited}
        aria-label={label}
        style={{ width: '100%' }}
      />
    </div>
  );
}
