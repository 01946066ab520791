import { formatChinaDay, formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { IssuedInvoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { copyText } from '../../../platform/keep-file';
import { ClaimButton } from '../../../ui/claim-button';
import './paper-card.scss';
import { Fact } from './fact';

interface Props {
  paper: IssuedInvoice;
  /** Nothing while there is no file to show. */
  onShow: (() => void) | undefined;
  onMore: () => void;
}

/** In groups, so that it can be read out and breaks where it may. */
const inGroups = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');

const copy = (text: string): void => void copyText(text).then(undefined, () => toast(t('invoice.file_failed')));

/** An issued invoice in small, with the head of the paper itself. */
export function PaperCard({ paper, onShow, onMore }: Props): ReactElement {
  const { type, colour, state, number, issuedAt, netFen, taxFen, totalFen, card } = paper;
  return (
    <View className={`paper ${colour === 'red' ? 'paper--red' : ''}`}>
      <View className="paper__head">
        <View className="paper__name">{t(`invoice.paper.${type}`)}</View>
        {colour === 'red' ? <View className="paper__tag">{t('invoice.paper.red')}</View> : null}
      </View>
      <View className="paper__body">
        <Fact label={t('invoice.paper.number')} value={number === null ? t('invoice.paper.number_none') : inGroups(number)}>
          {number === null ? null : <ClaimButton label={t('invoice.copy')} look="open" onTap={() => copy(number)} />}
        </Fact>
        <Fact label={t('invoice.paper.date')} value={issuedAt === null ? '' : formatChinaDay(issuedAt)} />
        <Fact label={t('invoice.paper.net')} value={formatYuan(netFen)} />
        <Fact label={t('invoice.paper.tax')} value={formatYuan(taxFen)} />
        <View className="paper__total">
          <View className="paper__label">{t('invoice.paper.total')}</View>
          <View className="paper__fen numbers">{formatYuan(totalFen)}</View>
        </View>
        {state === 'reversed' ? <View className="paper__seal">{t('invoice.paper.reversed')}</View> : null}
      </View>
      {card === 'none' ? null : <View className="paper__card">{t(`invoice.card.${card}`)}</View>}
      {onShow ? (
        <View className="paper__actions">
          <View className="paper__action paper__action--main" hoverClass="pressed" ariaRole="button" onClick={onShow}>
            {t('invoice.show')}
          </View>
          <View className="paper__action" hoverClass="pressed" ariaRole="button" onClick={onMore}>
            {t('invoice.more_formats')}
          </View>
        </View>
      ) : state === 'issued' || state === 'reversed' ? (
        <View className="paper__card">{t('invoice.files_coming')}</View>
      ) : null}
    </View>
  );
}
