import { formatYuan, invoiceTypes } from '@lianke/shared';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useSnapshot } from '../../../api/use-snapshot';
import { savedTitles } from '../../../invoices/lists';
import type { Invoice, InvoicePreview, InvoiceTitle, PreviewedInvoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { ActionButton } from '../../../ui/action-button';
import { BottomBar } from '../../../ui/bottom-bar';
import { CellGroup } from '../../../ui/cell';
import { ToggleRow } from '../../../ui/toggle-row';
import { firstDraft, keepDraft, keptDraft } from '../draft';
import type { Draft } from '../draft';
import { useAsk } from '../hooks/use-ask';
import { sameTitle, titleOf } from '../judge-title';
import { AmountPanel } from './amount-panel';
import './ask-form.scss';
import { Field } from './field';
import { TitlePanel } from './title-panel';
import { TypePanel } from './type-panel';

interface Props {
  orderIds: readonly string[];
  preview: InvoicePreview;
  invoices: readonly PreviewedInvoice[];
  /** The wish that was sent back. */
  again: Invoice | undefined;
}

const refilled = ({ title, type, email }: Invoice): Draft => ({ title: titleOf(title), type, email, save: true, typing: true });

export function AskForm({ orderIds, preview, invoices, again }: Props): ReactElement {
  const draftKey = again ? again.id : orderIds.join('.');
  const [typed, setTyped] = useState<Draft | undefined>(() => keptDraft(draftKey));
  const draft = typed ?? (again ? refilled(again) : firstDraft(preview));
  useEffect(() => {
    if (typed) keepDraft(draftKey, typed);
  }, [draftKey, typed]);
  const change = (over: Partial<Draft>): void => setTyped({ ...draft, ...over });

  const { busy, problem, send } = useAsk({ orderIds, again, invoices, draftKey });
  const totalFen = invoices.reduce((sum, { payableFen }) => sum + payableFen, 0);
  const possible = invoiceTypes.filter((type) => invoices.every(({ types }) => types.includes(type)));
  const { title: chosen } = draft;
  const saved = useSnapshot(savedTitles).data ?? [];
  const known = chosen !== undefined && saved.some((one) => sameTitle(one, chosen));
  const choose = (title: InvoiceTitle, email?: string): void => change({ title, typing: false, ...(email ? { email } : {}) });

  return (
    <>
      {invoices.map((invoice) => (
        <AmountPanel key={invoice.sellerName} invoice={invoice} />
      ))}
      {invoices.length > 1 ? <View className="ask__note">{t('ask.several', { count: invoices.length })}</View> : null}
      <TypePanel type={draft.type} possible={possible} onChoose={(type) => change({ type })} />
      <TitlePanel
        title={draft.title}
        typing={draft.typing}
        problem={problem}
        onChoose={choose}
        onType={(title) => change({ title, typing: true })}
      />
      <CellGroup>
        <Field
          name="email"
          label={t('ask.email')}
          hint={t('ask.email_hint')}
          value={draft.email}
          maxlength={100}
          onInput={(email) => change({ email })}
        />
        {known ? null : (
          <ToggleRow
            label={t('ask.save')}
            hint={t('ask.save_hint')}
            on={draft.save}
            busy={false}
            onTap={() => change({ save: !draft.save })}
          />
        )}
      </CellGroup>
      <View className="ask__note">{t('ask.note')}</View>
      <BottomBar>
        <View className="bottom-bar__words">
          <View className="bottom-bar__note">{t('ask.amount')}</View>
          <View className="ask__total numbers">{formatYuan(totalFen)}</View>
        </View>
        <View className="bottom-bar__action">
          <ActionButton label={t(again ? 'ask.send_again' : 'ask.send')} busy={busy} onTap={() => send(draft)} />
        </View>
      </BottomBar>
    </>
  );
}
