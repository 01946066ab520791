import { formatChinaDay } from '@lianke/shared';
import { App, Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card } from '../../../ui/page.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useNow } from '../../../ui/use-now.ts';
import type { InvoiceSettings, TaxCode } from '../api.ts';
import css from '../invoices.module.css';
import { rateText } from '../rate-text.ts';
import { useInvoiceStep } from '../use-invoice-step.ts';
import { TaxCodeSheet } from './tax-code-sheet.tsx';

/** Every code with its rate and from when until when it holds. */
export function TaxCodesTab({ settings, may }: { settings: InvoiceSettings; may: boolean }) {
  const { invoices, invoiceSettings: words, states } = useMessages();
  const { modal } = App.useApp();
  const [open, setOpen] = useState<TaxCode | 'new' | null>(null);
  const { sellers, taxCodes } = settings;
  const remove = useInvoiceStep((id: string) => write('staff.invoice-settings.delete-tax-code', { id }), { said: words.removed });
  const today = formatChinaDay(useNow());
  const mayAdd = may && sellers.length > 0;
  const askRemove = (id: string): void =>
    void modal.confirm({
      title: words.removeTitle,
      content: words.removeBody,
      okText: words.remove,
      okButtonProps: { danger: true },
      cancelText: states.cancel,
      onOk: () => remove.mutateAsync(id).catch(() => undefined),
    });
  const stateOf = (it: TaxCode): 'future' | 'past' | 'now' =>
    it.fromOn > today ? 'future' : it.untilOn !== null && it.untilOn < today ? 'past' : 'now';
  const add = (): void => setOpen('new');
  return (
    <div className={css.stack}>
      {mayAdd && taxCodes.length > 0 ? (
        <Flex justify="flex-end">
          <Button type="primary" onClick={add}>
            {words.addCode}
          </Button>
        </Flex>
      ) : null}
      <Card>
        {taxCodes.length === 0 ? (
          <StateNotice tone="empty" body={words.noCodes} {...(mayAdd ? { action: { label: words.addCode, onClick: add } } : {})} />
        ) : (
          <div className={css.scroll} tabIndex={0} role="region" aria-label={words.tab.taxCodes}>
            <table className={css.table} style={{ minWidth: 640 }}>
              <thead>
                <tr>
                  <th>{words.code}</th>
                  <th>{words.shortName}</th>
                  <th className={css.num}>{words.rate}</th>
                  <th>{words.fromOn}</th>
                  {sellers.length > 1 ? <th>{invoices.filterSeller}</th> : null}
                  <th />
                </tr>
              </thead>
              <tbody>
                {taxCodes.map((it) => (
                  <tr key={it.id}>
                    <td className={css.code}>{it.code}</td>
                    <td>{it.shortName}</td>
                    <td className={css.num}>{rateText(it, invoices.mark)}</td>
                    <td>
                      <span className={css.tags}>
                        {words.span(it.fromOn, it.untilOn ?? words.forever)}
                        <Tag color={stateOf(it) === 'now' ? 'success' : 'default'} style={{ margin: 0 }}>
                          {words[stateOf(it)]}
                        </Tag>
                      </span>
                    </td>
                    {sellers.length > 1 ? <td>{sellers.find(({ id }) => id === it.sellerId)?.name}</td> : null}
                    <td className={css.num}>
                      {may ? (
                        <>
                          <Button size="small" type="link" onClick={() => setOpen(it)}>
                            {words.edit}
                          </Button>
                          <Button size="small" type="link" danger onClick={() => askRemove(it.id)}>
                            {words.remove}
                          </Button>
                        </>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      {open ? <TaxCodeSheet entry={open === 'new' ? null : open} sellers={sellers} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}
