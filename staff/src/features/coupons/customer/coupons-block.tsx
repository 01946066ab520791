import { GiftOutlined, ScanOutlined } from '@ant-design/icons';
import { couponEndText } from '@lianke/shared/coupon-texts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { QueryState } from '../../../ui/query-state.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { scanCode } from '../../../wecom/scan-code.ts';
import { useMay } from '../../session/api.ts';
import type { HeldCoupon } from '../api.ts';
import { heldQuery } from '../api.ts';
import { CouponCard } from '../card/coupon-card.tsx';
import { RedeemPanel } from '../redeem/redeem-panel.tsx';
import css from './coupons-block.module.css';
import { GiveSheet } from './give-sheet.tsx';
import { HeldSheet } from './held-sheet.tsx';

interface Props {
  customerId: string;
  /** In a WeCom chat one can share into it and scan with the client's camera. */
  inChat: boolean;
}

const shownAtFirst = 3;

/** What this customer holds; give, share and redeem from here. */
export function CouponsBlock({ customerId, inChat }: Props) {
  const { member: words, redeem } = useMessages();
  const mayGrant = useMay('coupons.grant');
  const mayRedeem = useMay('coupons.redeem');
  const [open, setOpen] = useState<'give' | 'redeem' | null>(null);
  const [held, setHeld] = useState<HeldCoupon | null>(null);
  const query = useInfiniteQuery(heldQuery(customerId));
  return (
    <div className={css.block}>
      {mayGrant || mayRedeem ? (
        <div className={css.actions}>
          {mayGrant ? (
            <Button size="small" icon={<GiftOutlined />} onClick={() => setOpen('give')}>
              {words.giveCoupon}
            </Button>
          ) : null}
          {mayRedeem ? (
            <Button size="small" icon={<ScanOutlined />} onClick={() => setOpen('redeem')}>
              {redeem.open}
            </Button>
          ) : null}
        </div>
      ) : null}
      <QueryState query={query} compact skeleton={<Skeleton active paragraph={{ rows: 2 }} title={false} />}>
        {({ pages }) => (
          <Held
            coupons={pages.flatMap((page) => page.coupons)}
            usable={pages[0]?.usable ?? 0}
            onMore={query.hasNextPage ? () => void query.fetchNextPage() : null}
            onOpen={setHeld}
          />
        )}
      </QueryState>
      {open === 'give' ? <GiveSheet customerId={customerId} inChat={inChat} onClose={() => setOpen(null)} /> : null}
      {open === 'redeem' ? (
        <Sheet open title={redeem.title} onClose={() => setOpen(null)}>
          <RedeemPanel onScan={inChat ? scanCode : undefined} />
        </Sheet>
      ) : null}
      {held ? <HeldSheet coupon={held} onChange={setHeld} onClose={() => setHeld(null)} /> : null}
    </div>
  );
}

interface HeldProps {
  coupons: readonly HeldCoupon[];
  usable: number;
  onMore: (() => void) | null;
  onOpen: (coupon: HeldCoupon) => void;
}

function Held({ coupons: all, usable, onMore, onOpen }: HeldProps) {
  const { codes, coupons, customers, list, member: words } = useMessages();
  const language = useLanguage();
  const [whole, setWhole] = useState(false);
  if (all.length === 0) return <span className={css.quiet}>{words.noCoupons}</span>;
  const shown = whole ? all : all.slice(0, shownAtFirst);
  return (
    <>
      <span className={css.quiet}>{words.coupons(formatCount(usable))}</span>
      {shown.map((it) => (
        <CouponCard
          key={it.id}
          title={it.title}
          rules={it.rules}
          validity={couponEndText(it.validUntil, language)}
          seal={it.state === 'available' ? null : coupons.held[it.state]}
          faded={it.state !== 'available' && it.state !== 'locked'}
        >
          <Button type="link" size="small" className={css.open ?? ''} onClick={() => onOpen(it)}>
            {codes.details}
          </Button>
        </CouponCard>
      ))}
      {whole ? (
        onMore ? (
          <Button size="small" onClick={onMore}>
            {list.more}
          </Button>
        ) : null
      ) : all.length > shown.length ? (
        <Button size="small" onClick={() => setWhole(true)}>
          {onMore ? coupons.showAll : customers.showAll(all.length)}
        </Button>
      ) : null}
    </>
  );
}
