import { ScanOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form, Input } from 'antd';
import type { InputRef } from 'antd';
import { useRef, useState } from 'react';
import { call, write } from '../../../api/call.ts';
import { useLocale } from '../../../messages/locale-context.tsx';
import { MoneyInput } from '../../customers/fields/money-input.tsx';
import { couponKeys } from '../api.ts';
import { isReady, nothingYet, toInput } from './purchase.ts';
import { refusalText } from './refusal-text.ts';
import { Redeemed } from './redeemed.tsx';
import { SeenCoupon } from './seen-coupon.tsx';
import css from './redeem.module.css';

interface Props {
  /** Where the client has a camera for us; rejects when it has none after all. */
  onScan?: (() => Promise<string>) | undefined;
}

/** Code in, a look at what it takes off, a confirmation, who and when. A scanner types and presses Enter. */
export function RedeemPanel({ onScan }: Props) {
  const { locale, messages } = useLocale();
  const { redeem: words } = messages;
  const { message } = App.useApp();
  const client = useQueryClient();
  const input = useRef<InputRef>(null);
  const [purchase, setPurchase] = useState(nothingYet);
  const look = useMutation({
    mutationFn: (it: typeof purchase) => call('staff.coupons.look-at-code', toInput(it)),
    // The next scan replaces this code; were the confirmation focused, its Enter would redeem.
    onSettled: () => document.activeElement === input.current?.input && input.current?.select(),
  });
  const redeem = useMutation({
    mutationFn: () => write('staff.coupons.redeem', toInput(purchase)),
    onSuccess: async ({ coupon }) => client.invalidateQueries({ queryKey: couponKeys.ofCustomer(coupon.customer.id) }),
  });
  const change = (part: Partial<typeof purchase>): void => {
    setPurchase({ ...purchase, ...part });
    look.reset();
    redeem.reset();
  };
  const lookAt = (it = purchase): void => {
    redeem.reset();
    if (isReady(it)) look.mutate(it);
  };
  const restart = (): void => {
    change({ code: '', amountFen: null });
    requestAnimationFrame(() => input.current?.focus());
  };
  const scan = useMutation({
    mutationFn: async () => (onScan ? onScan() : ''),
    onSuccess: (code) => {
      if (!code) return;
      change({ code });
      lookAt({ ...purchase, code });
    },
    onError: () => {
      void message.info(words.scanFailed);
      input.current?.focus();
    },
  });
  if (redeem.data) return <Redeemed coupon={redeem.data.coupon} offFen={redeem.data.offFen} onNext={restart} />;
  const failure = redeem.error ?? look.error;
  return (
    <div className={css.panel}>
      <Form layout="vertical" onFinish={() => lookAt()}>
        <Form.Item label={words.code}>
          <Flex gap={8}>
            <Input
              ref={input}
              value={purchase.code}
              onChange={(event) => change({ code: event.target.value })}
              placeholder={words.placeholder}
              aria-label={words.code}
              maxLength={300}
              allowClear
              autoFocus
            />
            {onScan ? (
              <Button icon={<ScanOutlined />} loading={scan.isPending} onClick={() => scan.mutate()}>
                {words.scan}
              </Button>
            ) : null}
          </Flex>
        </Form.Item>
        <div className={css.pair}>
          <Form.Item label={words.amount} extra={words.amountHint}>
            <MoneyInput label={words.amount} value={purchase.amountFen} onChange={(amountFen) => change({ amountFen })} />
          </Form.Item>
          <Form.Item label={words.store} extra={words.storeHint}>
            <Input
              value={purchase.store}
              onChange={(event) => change({ store: event.target.value })}
              aria-label={words.store}
              maxLength={64}
            />
          </Form.Item>
        </div>
        {look.data ? null : (
          <Button type="primary" htmlType="submit" block disabled={!isReady(purchase)} loading={look.isPending}>
            {words.look}
          </Button>
        )}
      </Form>
      {failure ? <Alert type="error" showIcon title={refusalText(failure, locale, words)} role="alert" /> : null}
      {look.data ? (
        <SeenCoupon
          seen={look.data}
          amountFen={purchase.amountFen}
          pending={redeem.isPending}
          refused={redeem.isError}
          onConfirm={() => redeem.mutate()}
          onAgain={restart}
        />
      ) : null}
    </div>
  );
}
