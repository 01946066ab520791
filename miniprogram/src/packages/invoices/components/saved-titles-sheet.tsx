import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { InvoiceTitle, SavedTitle } from '../../../invoices/types';
import { t } from '../../../messages';
import { openPage } from '../../../platform/navigate';
import { ActionButton } from '../../../ui/action-button';
import { CheckDot } from '../../../ui/check-dot';
import { Sheet } from '../../../ui/sheet';
import { sameTitle, titleOf } from '../judge-title';
import './saved-titles-sheet.scss';

interface Props {
  titles: readonly SavedTitle[];
  chosen: InvoiceTitle | undefined;
  onChoose: (title: InvoiceTitle, email: string) => void;
  onClose: () => void;
}

export function SavedTitlesSheet({ titles, chosen, onChoose, onClose }: Props): ReactElement {
  return (
    <Sheet title={t('ask.saved')} onClose={onClose}>
      <View className="saved-titles">
        {titles.map((saved) => {
          const title = titleOf(saved);
          return (
            <View
              key={saved.id}
              className="saved-titles__one"
              hoverClass="pressed"
              ariaRole="radio"
              onClick={() => onChoose(title, saved.email)}
            >
              <View className="saved-titles__words">
                <View className="saved-titles__name">{saved.name}</View>
                <View className="saved-titles__tax numbers">{saved.taxNo || t(`titles.kind.${saved.kind}`)}</View>
              </View>
              <CheckDot on={chosen !== undefined && sameTitle(chosen, title)} label={saved.name} />
            </View>
          );
        })}
      </View>
      <ActionButton
        look="plain"
        label={t('titles.manage')}
        onTap={() => {
          onClose();
          openPage('titles');
        }}
      />
    </Sheet>
  );
}
