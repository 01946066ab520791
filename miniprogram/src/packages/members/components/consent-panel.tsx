import { formatChinaTime } from '@lianke/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { toFailure } from '../../../api/failure';
import { agreeToNotice, withdrawConsent } from '../../../member/actions';
import { consentState } from '../../../member/consent';
import type { Member, PrivacyNotice } from '../../../member/types';
import { t } from '../../../messages';
import { AgreeButton } from '../../../platform/agree-button';
import { confirm, toast } from '../../../platform/feedback';
import { ActionButton } from '../../../ui/action-button';
import { buttonLook } from '../../../ui/button-look';
import { agreeButtonId } from '../../../ui/privacy-sheet';

export function ConsentPanel({ member, notice }: { member: Member; notice: PrivacyNotice }): ReactElement {
  const [busy, setBusy] = useState(false);
  const consent = consentState(member, notice);

  const run = (work: Promise<void>, done: string): void => {
    setBusy(true);
    work
      .then(
        () => toast(done, 'success'),
        (error: unknown) => toast(toFailure(error).message),
      )
      .finally(() => setBusy(false));
  };
  const withdraw = async (): Promise<void> => {
    const sure = await confirm({
      title: t('privacy.withdraw_title'),
      content: t('privacy.withdraw_body'),
      confirmText: t('privacy.withdraw_confirm'),
      cancelText: t('action.cancel'),
    });
    if (sure) run(withdrawConsent(), t('privacy.withdrawn_toast'));
  };

  if (consent.agreedAt !== undefined) {
    return (
      <View className="consent">
        <View className="consent__state numbers">{t('privacy.agreed', { time: formatChinaTime(consent.agreedAt) })}</View>
        <ActionButton look="danger" label={t('action.withdraw')} busy={busy} onTap={() => void withdraw()} />
      </View>
    );
  }
  return (
    <View className="consent">
      <View className="consent__state">{t(consent.state === 'outdated' ? 'privacy.outdated' : 'privacy.not_agreed')}</View>
      <AgreeButton
        id={agreeButtonId}
        className={buttonLook('main', busy)}
        disabled={busy}
        onAgree={() => run(agreeToNotice(notice.textVersion), t('privacy.agreed_toast'))}
      >
        {t('action.agree')}
      </AgreeButton>
    </View>
  );
}
