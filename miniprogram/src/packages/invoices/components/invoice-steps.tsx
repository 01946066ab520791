import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { InvoiceState } from '../../../invoices/types';
import { t } from '../../../messages';
import './invoice-steps.scss';

const steps = ['asked', 'approved', 'issued'] as const;
/** How many steps are behind it; what was refused or taken back goes nowhere. */
const behind: Partial<Record<InvoiceState, number>> = { requested: 1, approved: 2, issuing: 2, issued: 3 };

export function InvoiceSteps({ state }: { state: InvoiceState }): ReactElement | null {
  const done = behind[state];
  if (done === undefined) return null;
  return (
    <View className="invoice-steps">
      {steps.map((step, at) => (
        <View key={step} className={`invoice-steps__one ${at < done ? 'invoice-steps__one--done' : ''}`}>
          <View className="invoice-steps__dot" />
          <View className="invoice-steps__label">{t(`invoice.step.${step}`)}</View>
        </View>
      ))}
    </View>
  );
}
