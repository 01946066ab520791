import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { confirm } from '../../../platform/feedback';
import type { OrderWish, Quote } from '../../../shop/types';
import { useBuy } from '../../../shop/use-buy';
import type { QuoteView } from '../../../shop/use-quote';
import { ActionButton } from '../../../ui/action-button';
import { BottomBar } from '../../../ui/bottom-bar';
import './pay-bar.scss';

interface Props {
  view: QuoteView;
  /** What is ordered at this price; nothing when something is missing and the person has been told. */
  wish: (expectedPayFen: number) => OrderWish | undefined;
}

const balanceOf = ({ totals }: Quote): number => totals.bonusFen + totals.principalFen;
const savedOf = ({ totals }: Quote): number => totals.levelFen + totals.couponsFen + totals.pointsFen;

/** The amount and one button. Balance is asked about once more: it goes at once, without WeChat's sheet. */
export function PayBar({ view: { quote, current, newPrice }, wish }: Props): ReactElement | null {
  const { busy, buy } = useBuy(newPrice);
  if (!quote) return null;
  const { payFen } = quote.totals;
  const pay = async (): Promise<void> => {
    const wanted = wish(payFen);
    if (!wanted) return;
    const fromBalance = balanceOf(quote);
    if (fromBalance > 0) {
      const question = { title: t('checkout.balance_title', { amount: formatYuan(fromBalance) }), content: t('checkout.balance_body') };
      if (!(await confirm({ ...question, confirmText: t('checkout.balance_yes'), cancelText: t('action.cancel') }))) return;
    }
    buy(wanted);
  };
  const saved = savedOf(quote);
  return (
    <BottomBar>
      {saved > 0 ? <View className="pay-bar__saved numbers">{t('checkout.saved', { amount: formatYuan(saved) })}</View> : null}
      <View className="bottom-bar__action--wide">
        <ActionButton
          label={payFen > 0 ? t('checkout.pay', { amount: formatYuan(payFen) }) : t('checkout.pay_nothing')}
          busy={busy || !current}
          onTap={() => void pay()}
        />
      </View>
    </BottomBar>
  );
}
