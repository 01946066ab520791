import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useSnapshot } from '../../../api/use-snapshot';
import { savedTitles } from '../../../invoices/lists';
import type { InvoiceTitle } from '../../../invoices/types';
import { t } from '../../../messages';
import { InvoiceTitleButton } from '../../../platform/invoice-title-button';
import { emptyTitle } from '../judge-title';
import { SavedTitlesSheet } from './saved-titles-sheet';
import { TitleFields } from './title-fields';
import './title-panel.scss';

interface Props {
  title: InvoiceTitle | undefined;
  typing: boolean;
  /** What is wrong with it, once somebody has tried to send it. */
  problem: string | undefined;
  onChoose: (title: InvoiceTitle, email?: string) => void;
  onType: (title: InvoiceTitle) => void;
}

/** Whom it is made out to: from WeChat first, from the book second, by typing last. */
export function TitlePanel({ title, typing, problem, onChoose, onType }: Props): ReactElement {
  const [open, setOpen] = useState(false);
  const saved = useSnapshot(savedTitles).data ?? [];
  return (
    <View className="title-panel">
      <View className="title-panel__head">
        <View className="section-title">{t('ask.title')}</View>
      </View>
      {title && !typing ? <Chosen title={title} /> : null}
      {!title && !typing ? <View className="title-panel__none">{t('ask.title_none')}</View> : null}
      <View className="title-panel__ways">
        <InvoiceTitleButton className="title-panel__way" onChosen={(chosen) => onChoose(chosen)}>
          <Way main={!title}>{t('ask.wechat')}</Way>
        </InvoiceTitleButton>
        {saved.length > 0 ? (
          <View className="title-panel__way" hoverClass="pressed" ariaRole="button" onClick={() => setOpen(true)}>
            <Way>{t('ask.saved')}</Way>
          </View>
        ) : null}
        {typing ? null : (
          <View className="title-panel__way" hoverClass="pressed" ariaRole="button" onClick={() => onType(title ?? emptyTitle)}>
            <Way>{t(title ? 'titles.edit' : 'ask.type_in')}</Way>
          </View>
        )}
      </View>
      {typing ? (
        <View className="title-panel__fields">
          <TitleFields title={title ?? emptyTitle} onChange={onType} />
        </View>
      ) : null}
      {problem ? <View className="title-panel__problem">{problem}</View> : null}
      {open ? (
        <SavedTitlesSheet
          titles={saved}
          chosen={title}
          onChoose={(chosen, email) => {
            setOpen(false);
            onChoose(chosen, email);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </View>
  );
}

function Way({ main = false, children }: { main?: boolean; children: ReactNode }): ReactElement {
  return <View className={`title-panel__face ${main ? 'title-panel__face--main' : ''}`}>{children}</View>;
}

function Chosen({ title: { kind, name, taxNo } }: { title: InvoiceTitle }): ReactElement {
  return (
    <View className="title-panel__chosen">
      <View className="title-panel__name">{name}</View>
      <View className="title-panel__tax numbers">
        {kind === 'company' && taxNo ? `${t('titles.tax_no')} ${taxNo}` : t(`titles.kind.${kind}`)}
      </View>
    </View>
  );
}
