import { formatYuan } from '@lianke/shared';
import { Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card } from '../../../ui/page.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import type { Seller } from '../api.ts';
import css from '../invoices.module.css';
import { SellerSheet } from './seller-sheet.tsx';

export function SellersTab({ sellers, may }: { sellers: readonly Seller[]; may: boolean }) {
  const { invoices, invoiceSettings: words } = useMessages();
  const [open, setOpen] = useState<Seller | 'new' | null>(null);
  const add = (): void => setOpen('new');
  return (
    <div className={css.stack}>
      {may && sellers.length > 0 ? (
        <Flex justify="flex-end">
          <Button type="primary" onClick={add}>
            {words.addSeller}
          </Button>
        </Flex>
      ) : null}
      <Card>
        {sellers.length === 0 ? (
          <StateNotice tone="empty" body={words.noSellers} {...(may ? { action: { label: words.addSeller, onClick: add } } : {})} />
        ) : null}
        <ul className={css.list} style={{ gap: 0 }}>
          {sellers.map((it) => (
            <li key={it.id}>
              <div className={css.card}>
                <span className={css.between}>
                  <span className={css.tags}>
                    <b>{it.name}</b>
                    {it.isDefault ? (
                      <Tag color="processing" style={{ margin: 0 }}>
                        {words.default}
                      </Tag>
                    ) : null}
                    {it.on ? null : <Tag style={{ margin: 0 }}>{words.off}</Tag>}
                  </span>
                  {may ? (
                    <Button size="small" onClick={() => setOpen(it)}>
                      {words.edit}
                    </Button>
                  ) : null}
                </span>
                <span className={css.wrap}>
                  {words.taxNo} {it.taxNo} · {it.smallScale ? words.smallScale : words.general} · {words.clerkIs(it.clerk)}
                </span>
                <span className={css.wrap}>
                  {invoices.providers[it.provider]}
                  {it.provider === 'manual' ? '' : ` · ${it.secretSet ? words.secretSet : words.secretMissing}`}
                  {it.monthQuotaFen === null ? '' : ` · ${words.quotaIs(formatYuan(it.monthQuotaFen))}`}
                  {it.storeIds.length > 0 ? ` · ${words.storesOf(it.storeIds.length)}` : ''}
                </span>
              </div>
            </li>
          ))}
        </ul>
      </Card>
      {open ? <SellerSheet seller={open === 'new' ? null : open} first={sellers.length === 0} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}
