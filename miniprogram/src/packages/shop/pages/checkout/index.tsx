import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../../../../messages';
import { replacePage } from '../../../../platform/navigate';
import { readLines } from '../../../../shop/bought-lines';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PrivacySheet } from '../../../../ui/privacy-sheet';
import { usePrivacyQuestion } from '../../../../member/use-privacy-question';
import { Checkout } from '../../components/checkout';

export default function CheckoutPage(): ReactElement {
  const { lines: text = '', cart } = useRouter().params;
  const [lines] = useState(() => readLines(text));
  /** WeChat asks before it opens the address book. */
  const question = usePrivacyQuestion();
  return (
    <PageFrame title="title.checkout" canGoBack>
      {lines.length > 0 ? (
        <Checkout lines={lines} fromCart={cart === '1'} />
      ) : (
        <EmptyPanel
          icon="cart"
          text={t('checkout.empty')}
          action={{ label: t('checkout.empty_action'), onTap: () => replacePage('cart', {}) }}
        />
      )}
      {question ? <PrivacySheet {...question} /> : null}
    </PageFrame>
  );
}
