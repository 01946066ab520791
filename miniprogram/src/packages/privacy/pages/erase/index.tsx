import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../../../../messages';
import type { MessageKey } from '../../../../messages';
import { confirm, toast } from '../../../../platform/feedback';
import { goBack } from '../../../../platform/navigate';
import { ActionButton } from '../../../../ui/action-button';
import { Icon } from '../../../../ui/icon';
import { PageFrame } from '../../../../ui/page-frame';
import { askForDeletion } from '../../actions';
import { RemarkField } from '../../components/remark-field';
import { useWork } from '../../../../ui/use-work';
import './index.scss';

const parts: readonly [title: MessageKey, body: MessageKey][] = [
  ['erase.what_title', 'erase.what'],
  ['erase.keep_title', 'erase.keep'],
  ['erase.after_title', 'erase.after'],
];

export default function ErasePage(): ReactElement {
  const [understood, setUnderstood] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, run } = useWork();

  const send = async (): Promise<void> => {
    if (!understood) {
      toast(t('erase.need_understood'));
      return;
    }
    const question = { title: t('erase.confirm_title'), content: t('erase.confirm_body') };
    if (!(await confirm({ ...question, confirmText: t('erase.confirm'), cancelText: t('action.cancel') }))) return;
    await askForDeletion(reason.trim());
    toast(t('center.asked'), 'success');
    goBack();
  };

  return (
    <PageFrame title="title.erase" canGoBack>
      <View className="erase__warning">{t('erase.warning')}</View>
      <View className="panel">
        {parts.map(([title, body]) => (
          <View key={title} className="erase__part">
            <View className="erase__title">{t(title)}</View>
            <View className="erase__body">{t(body)}</View>
          </View>
        ))}
      </View>
      <RemarkField name="reason" label={t('erase.reason')} hint={t('erase.reason_hint')} value={reason} onInput={setReason} />
      <View className="erase__understood" ariaRole="checkbox" onClick={() => setUnderstood(!understood)}>
        <View className={`erase__box ${understood ? 'erase__box--on' : ''}`}>{understood ? <Icon name="check" /> : null}</View>
        <View>{t('erase.understood')}</View>
      </View>
      <ActionButton look="danger" label={t('erase.submit')} busy={busy} onTap={() => run(send)} />
    </PageFrame>
  );
}
