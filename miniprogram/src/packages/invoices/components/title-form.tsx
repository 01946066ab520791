import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { call } from '../../../api/call';
import { oneKeyPerWish } from '../../../api/one-key';
import { put } from '../../../api/snapshots';
import { savedTitles } from '../../../invoices/lists';
import type { InvoiceTitle, SavedTitle } from '../../../invoices/types';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { InvoiceTitleButton } from '../../../platform/invoice-title-button';
import { goBack } from '../../../platform/navigate';
import { requireAgreement } from '../../../platform/privacy';
import { ActionButton } from '../../../ui/action-button';
import { buttonLook } from '../../../ui/button-look';
import { CellGroup } from '../../../ui/cell';
import { ToggleRow } from '../../../ui/toggle-row';
import { useWork } from '../../../ui/use-work';
import { askAboutTitle } from '../ask-about-title';
import { emptyTitle, mailFits, titleOf } from '../judge-title';
import { Field } from './field';
import { TitleFields } from './title-fields';
import './title-form.scss';

interface Props {
  saved: SavedTitle | undefined;
  first: boolean;
}

export function TitleForm({ saved, first }: Props): ReactElement {
  const [title, setTitle] = useState<InvoiceTitle>(() => (saved ? titleOf(saved) : emptyTitle));
  const [email, setEmail] = useState(saved?.email ?? '');
  const [picked, setPicked] = useState<boolean>();
  /** The fields begin anew when WeChat has filled them. */
  const [filled, setFilled] = useState(0);
  const [once] = useState(oneKeyPerWish);
  const { busy, run } = useWork();
  const isDefault = picked ?? saved?.isDefault ?? first;

  const save = async (): Promise<void> => {
    if (!mailFits(email)) return toast(t('invoice.mail_bad'));
    const judged = await askAboutTitle(title, 'normal');
    if (!judged || !(await requireAgreement())) return;
    const wish = { ...(saved ? { id: saved.id } : {}), ...judged, email: email.trim(), isDefault };
    put(savedTitles, (await once(wish, (key) => call('member.titles.save', wish, key))).titles);
    toast(t('titles.saved'), 'success');
    goBack();
  };

  return (
    <>
      {saved ? null : (
        <View className="title-form__wechat">
          <InvoiceTitleButton
            className={buttonLook('quiet')}
            onChosen={(chosen) => {
              setTitle(chosen);
              setFilled((before) => before + 1);
            }}
          >
            {t('ask.wechat')}
          </InvoiceTitleButton>
        </View>
      )}
      <CellGroup>
        <TitleFields key={filled} title={title} onChange={setTitle} />
        <Field name="email" label={t('titles.email')} hint={t('titles.optional')} value={email} maxlength={100} onInput={setEmail} />
      </CellGroup>
      {/* There is always one; another one takes its place. */}
      {saved?.isDefault ? null : (
        <CellGroup>
          <ToggleRow
            label={t('titles.make_default')}
            hint={t('titles.make_default_hint')}
            on={isDefault}
            busy={false}
            onTap={() => setPicked(!isDefault)}
          />
        </CellGroup>
      )}
      <View className="title-form__save">
        <ActionButton label={t('action.save')} busy={busy} onTap={() => run(save)} />
      </View>
    </>
  );
}
