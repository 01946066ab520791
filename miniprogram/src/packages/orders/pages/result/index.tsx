import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../../messages';
import { openTab, replacePage } from '../../../../platform/navigate';
import { ActionButton } from '../../../../ui/action-button';
import { Icon } from '../../../../ui/icon';
import { PageFrame } from '../../../../ui/page-frame';
import { Price } from '../../../../ui/price';
import { orderHint, orderStateText } from '../../../../shop/order-words';
import { usePaymentCheck } from '../../hooks/use-payment-check';
import type { PaymentState } from '../../hooks/use-payment-check';
import './index.scss';

const titles = { checking: 'pay.checking', paid: 'pay.done', over: 'pay.over', unsure: 'pay.unsure' } as const;
const bodies = { checking: 'pay.checking_body', over: 'pay.over_body', unsure: 'pay.unsure_body' } as const;
const icons = { paid: 'check', over: 'close', unsure: 'clock' } as const;

function Mark({ state }: { state: PaymentState }): ReactElement {
  return (
    <View className={`result__mark result__mark--${state}`}>
      {state === 'checking' ? <View className="result__ring" /> : <Icon name={icons[state]} />}
    </View>
  );
}

export default function PayResultPage(): ReactElement {
  const { id = '' } = useRouter().params;
  const { state, order, failure, again } = usePaymentCheck(id);
  const gone = failure?.code === 'order.not_found';
  const paidFen = order ? order.paidFen : 0;
  return (
    <PageFrame title="title.pay_result" canGoBack>
      <View className="result panel">
        <Mark state={gone ? 'over' : state} />
        <View className="result__title">{gone ? t('order.gone') : t(titles[state])}</View>
        {state === 'paid' && order ? (
          <>
            {paidFen > 0 ? <Price fen={paidFen} size="huge" plain /> : null}
            <View className="result__body numbers">{`${orderStateText(order)} · ${orderHint(order, order.createdAt)}`}</View>
          </>
        ) : gone ? null : (
          <View className="result__body">{state === 'paid' ? '' : t(bodies[state])}</View>
        )}
        {failure && !gone && state !== 'paid' ? <View className="result__failure">{failure.message}</View> : null}
        <View className="result__actions">
          {state === 'unsure' && !gone ? <ActionButton label={t('pay.check_again')} onTap={again} /> : null}
          {gone ? null : (
            <ActionButton
              look={state === 'unsure' ? 'quiet' : state === 'checking' ? 'plain' : 'main'}
              label={t('pay.to_order')}
              onTap={() => replacePage('order', id)}
            />
          )}
          {state === 'checking' && !gone ? null : <ActionButton look="plain" label={t('pay.to_home')} onTap={() => openTab('home')} />}
        </View>
      </View>
    </PageFrame>
  );
}
