import { couponValidityText } from '@lianke/shared/coupon-texts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useLanguage, useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { QueryState } from '../../../ui/query-state.tsx';
import { ReasonSheet } from '../../../ui/reason-sheet.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { Template } from '../api.ts';
import { couponKeys, offeredQuery } from '../api.ts';
import { CouponCard } from '../card/coupon-card.tsx';
import css from './coupons-block.module.css';
import { useShare } from './use-share.ts';

interface Props {
  customerId: string;
  inChat: boolean;
  onClose: () => void;
}

/** One tap to share into the chat; a reason to put it into the customer's wallet at once. */
export function GiveSheet({ customerId, inChat, onClose }: Props) {
  const { member: words } = useMessages();
  const language = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [chosen, setChosen] = useState<Template | null>(null);
  const query = useQuery(offeredQuery);
  const share = useShare(customerId, onClose);
  const grant = useMutation({
    mutationFn: ({ templateId, reason }: { templateId: string; reason: string }) =>
      write('staff.coupons.grant', { templateId, customerId, reason }),
    onSuccess: async () => {
      void message.success(words.granted);
      onClose();
      await client.invalidateQueries({ queryKey: couponKeys.ofCustomer(customerId) });
    },
    onError: report,
  });
  if (chosen) {
    return (
      <ReasonSheet
        title={chosen.title}
        presets={words.grantReasons}
        submit={words.grant}
        pending={grant.isPending}
        onSubmit={(reason) => grant.mutate({ templateId: chosen.id, reason })}
        onClose={() => setChosen(null)}
      />
    );
  }
  return (
    <Sheet open title={words.giveTitle} onClose={onClose}>
      <QueryState query={query} compact skeleton={<Skeleton active paragraph={{ rows: 5 }} title={false} />}>
        {({ templates }) =>
          templates.length === 0 ? (
            <StateNotice tone="empty" body={words.noOffers} compact />
          ) : (
            <div className={css.offers}>
              {templates.map((it) => {
                const left = it.total - it.counts.issued;
                return (
                  <CouponCard
                    key={it.id}
                    title={it.title}
                    rules={it.rules}
                    validity={couponValidityText(it.validity, language)}
                    faded={left <= 0}
                  >
                    <span className={css.foot}>
                      <span className={css.left}>{left > 0 ? words.left(formatCount(left)) : words.soldOut}</span>
                      {inChat ? (
                        <Button
                          size="small"
                          type="primary"
                          disabled={left <= 0 || share.isPending}
                          loading={share.isPending && share.variables === it.id}
                          onClick={() => share.mutate(it.id)}
                        >
                          {words.share}
                        </Button>
                      ) : null}
                      <Button size="small" disabled={left <= 0} onClick={() => setChosen(it)}>
                        {words.grant}
                      </Button>
                    </span>
                  </CouponCard>
                );
              })}
            </div>
          )
        }
      </QueryState>
    </Sheet>
  );
}
