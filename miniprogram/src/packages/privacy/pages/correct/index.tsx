import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../../../../messages';
import { toast } from '../../../../platform/feedback';
import { goBack } from '../../../../platform/navigate';
import { requireAgreement } from '../../../../platform/privacy';
import { ActionButton } from '../../../../ui/action-button';
import { CellGroup } from '../../../../ui/cell';
import { PageFrame } from '../../../../ui/page-frame';
import { PrivacySheet } from '../../../../ui/privacy-sheet';
import { askForCorrection } from '../../actions';
import { filledIn, wishFields, wishProblem } from '../../check-wishes';
import type { Wishes } from '../../check-wishes';
import { GenderRow } from '../../components/gender-row';
import { RemarkField } from '../../components/remark-field';
import { WishRow } from '../../components/wish-row';
import { usePrivacyQuestion } from '../../../../member/use-privacy-question';
import { useWork } from '../../../../ui/use-work';
import './index.scss';

export default function CorrectPage(): ReactElement {
  const [typed, setTyped] = useState<Wishes>({});
  const [detail, setDetail] = useState('');
  const { busy, run } = useWork();
  const question = usePrivacyQuestion();
  const change = (over: Wishes): void => setTyped((before) => ({ ...before, ...over }));

  const send = async (): Promise<void> => {
    const wishes = filledIn(typed);
    const problem = wishProblem(wishes, detail);
    if (problem) {
      toast(t(problem));
      return;
    }
    if (!(await requireAgreement())) return;
    await askForCorrection({ wishes, ...(detail.trim() ? { detail: detail.trim() } : {}) });
    toast(t('center.asked'), 'success');
    goBack();
  };

  return (
    <PageFrame title="title.correct" canGoBack>
      <View className="correct__intro">{t('correct.intro')}</View>
      <CellGroup>
        {wishFields.map((field) => (
          <WishRow key={field} field={field} value={typed[field] ?? ''} onInput={(text) => change({ [field]: text })} />
        ))}
        <GenderRow value={typed.gender ?? ''} onPick={(gender) => change({ gender })} />
      </CellGroup>
      <RemarkField name="detail" label={t('correct.detail')} hint={t('correct.detail_hint')} value={detail} onInput={setDetail} />
      <View className="correct__send">
        <ActionButton label={t('correct.submit')} busy={busy} onTap={() => run(send)} />
      </View>
      {question ? <PrivacySheet {...question} /> : null}
    </PageFrame>
  );
}
