import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { hasCode } from '../../../api/api-error.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useMay } from '../../session/api.ts';
import { codeQuery, couponKeys } from '../api.ts';
import css from './codes.module.css';
import { HeldCouponView } from './held-coupon-view.tsx';
import { VoidButton } from './void-button.tsx';

const shortest = 4;

/** `/coupon-codes?code=…`: whose a code is and what happened to it. */
export function CodeSearchPage() {
  const { codes: words } = useMessages();
  const [params, setParams] = useSearchParams();
  const asked = (params.get('code') ?? '').trim();
  const [text, setText] = useState(asked);
  const find = (): void => {
    if (text.trim().length >= shortest) setParams({ code: text.trim() });
  };
  return (
    <Page title={words.title} intro={words.intro} narrow>
      <Card>
        <div className={css.search} role="search">
          <Input
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={find}
            placeholder={words.placeholder}
            aria-label={words.placeholder}
            maxLength={300}
            allowClear
            autoFocus
          />
          <Button type="primary" disabled={text.trim().length < shortest} onClick={find}>
            {words.find}
          </Button>
        </div>
        {asked.length >= shortest ? <Found code={asked} /> : <StateNotice tone="empty" body={words.hint} compact />}
      </Card>
    </Page>
  );
}

function Found({ code }: { code: string }) {
  const { codes: words } = useMessages();
  const client = useQueryClient();
  const mayOpen = useMay('customers.read');
  const query = useQuery(codeQuery(code));
  if (!query.data && query.error && hasCode(query.error, 'coupon.not_found')) {
    return <StateNotice tone="empty" body={words.notFound} />;
  }
  return (
    <div className={css.result}>
      <QueryState query={query} skeleton={<Skeleton active paragraph={{ rows: 6 }} />}>
        {(coupon) => (
          <>
            <HeldCouponView coupon={coupon} />
            <div className={css.actions}>
              {mayOpen ? (
                <Link to={`/customers/${encodeURIComponent(coupon.customer.id)}`}>
                  <Button>{coupon.customer.name}</Button>
                </Link>
              ) : null}
              <VoidButton coupon={coupon} onDone={(it) => client.setQueryData(couponKeys.code(code), it)} />
            </div>
          </>
        )}
      </QueryState>
    </div>
  );
}
