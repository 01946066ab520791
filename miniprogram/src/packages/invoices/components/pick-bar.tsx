import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { InvoiceableOrder } from '../../../invoices/types';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { ActionButton } from '../../../ui/action-button';
import { BottomBar } from '../../../ui/bottom-bar';
import { CheckDot } from '../../../ui/check-dot';
import './pick-bar.scss';

interface Props {
  picked: readonly InvoiceableOrder[];
  /** Everything that can be chosen is. */
  all: boolean;
  onAll: (on: boolean) => void;
  onAsk: () => void;
}

export function PickBar({ picked, all, onAll, onAsk }: Props): ReactElement {
  const sum = picked.reduce((fen, { payableFen }) => fen + payableFen, 0);
  const words = picked.length === 0 ? t('pick.none') : t('pick.chosen', { count: picked.length });
  return (
    <BottomBar>
      <View className="pick-bar__all" hoverClass="pressed" ariaRole="checkbox" ariaLabel={t('pick.all')} onClick={() => onAll(!all)}>
        <CheckDot on={all} label={t('pick.all')} />
        <View>{t('pick.all')}</View>
      </View>
      <View className="bottom-bar__words pick-bar__words">
        <View className="pick-bar__sum numbers">{formatYuan(sum)}</View>
        <View className="bottom-bar__note">{words}</View>
      </View>
      <View className="bottom-bar__action">
        <ActionButton label={t('pick.ask')} onTap={() => (picked.length === 0 ? toast(t('pick.none')) : onAsk())} />
      </View>
    </BottomBar>
  );
}
