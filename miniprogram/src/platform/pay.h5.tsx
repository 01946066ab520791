import { formatFen } from '@lianke/shared';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { t } from '../messages';
import type * as Shape from './pay';
import './pay.h5.scss';
import { payInBox } from './simulator-box';
import type { PaymentSheet } from './types';

type Outcome = 'done' | 'cancelled';

/** The demo's stand-in for WeChat's own payment sheet. */
function Sheet({ params, amountFen, payee, onEnd }: PaymentSheet & { onEnd: (outcome: Outcome) => void }): ReactElement {
  const [state, setState] = useState<'asks' | 'works' | 'failed'>('asks');
  const answer = (outcome: 'pay' | 'cancel'): void => {
    setState('works');
    payInBox(params, outcome).then(
      (paid) => onEnd(paid ? 'done' : 'cancelled'),
      () => (outcome === 'cancel' ? onEnd('cancelled') : setState('failed')),
    );
  };
  const works = state === 'works';
  return (
    <div className="pay-sheet" role="dialog" aria-label={t('pay.sheet_title')}>
      <div className="pay-sheet__shade" />
      <div className="pay-sheet__body">
        <div className="pay-sheet__demo">{t('pay.sheet_demo')}</div>
        <div className="pay-sheet__payee">{payee}</div>
        <div className="pay-sheet__amount numbers">
          <span className="pay-sheet__unit">¥</span>
          {formatFen(amountFen)}
        </div>
        <div className="pay-sheet__row">
          <span>{t('pay.sheet_way')}</span>
          <span>{t('pay.sheet_wallet')}</span>
        </div>
        {state === 'failed' ? <div className="pay-sheet__failed">{t('pay.sheet_failed')}</div> : null}
        <button type="button" className="pay-sheet__button" disabled={works} onClick={() => answer('pay')}>
          {t(works ? 'pay.sheet_working' : 'pay.sheet_pay')}
        </button>
        <button type="button" className="pay-sheet__button pay-sheet__button--plain" disabled={works} onClick={() => answer('cancel')}>
          {t('action.cancel')}
        </button>
      </div>
    </div>
  );
}

export const requestPayment: typeof Shape.requestPayment = (sheet) =>
  new Promise((resolve) => {
    const place = document.body.appendChild(document.createElement('div'));
    const root = createRoot(place);
    const onEnd = (outcome: Outcome): void => {
      root.unmount();
      place.remove();
      resolve(outcome);
    };
    root.render(<Sheet {...sheet} onEnd={onEnd} />);
  });
