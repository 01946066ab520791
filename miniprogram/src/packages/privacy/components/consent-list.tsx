import { formatChinaTime } from '@lianke/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useQuery } from '../../../api/use-query';
import { consentState } from '../../../member/consent';
import type { Consents } from '../../../member/types';
import { t } from '../../../messages';
import { confirm, toast } from '../../../platform/feedback';
import { openPage } from '../../../platform/navigate';
import { openPlatformNotice } from '../../../platform/privacy';
import { Cell, CellGroup } from '../../../ui/cell';
import { setMarketing } from '../actions';
import { useWork } from '../../../ui/use-work';
import { ToggleRow } from '../../../ui/toggle-row';

/** What I agreed to: giving and withdrawing lie side by side. */
export function ConsentList({ consents, marketing }: Consents): ReactElement {
  const { busy, run } = useWork();
  const { data: member } = useQuery('member.profile.get');
  const { data: notice } = useQuery('member.privacy.get');
  const accepted = member !== undefined && notice !== undefined && consentState(member, notice).state === 'agreed';

  const allow = async (): Promise<void> => {
    if (!accepted) {
      toast(t('center.marketing_need_notice'));
      openPage('privacy');
      return;
    }
    const question = { title: t('center.marketing_ask'), content: marketing.text };
    if (!(await confirm({ ...question, confirmText: t('center.marketing_allow'), cancelText: t('action.disagree') }))) return;
    await setMarketing(true, marketing.textVersion);
    toast(t('center.marketing_on_toast'), 'success');
  };
  const stop = async (): Promise<void> => {
    await setMarketing(false, marketing.textVersion);
    toast(t('center.marketing_off_toast'), 'success');
  };

  return (
    <>
      <CellGroup>
        <Cell label={t('center.notice')} value={t(accepted ? 'center.notice_on' : 'center.notice_off')} onTap={() => openPage('privacy')} />
        <ToggleRow
          label={t('center.marketing')}
          hint={t(marketing.allowed ? 'center.marketing_on' : 'center.marketing_off')}
          on={marketing.allowed}
          busy={busy}
          onTap={() => run(marketing.allowed ? stop : allow)}
        />
        {openPlatformNotice ? <Cell label={t('center.platform_notice')} onTap={openPlatformNotice} /> : null}
      </CellGroup>
      <History consents={consents} />
    </>
  );
}

function History({ consents }: Pick<Consents, 'consents'>): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <View className="history">
      <View className="history__head" hoverClass="pressed" ariaRole="button" onClick={() => setOpen(!open)}>
        {t('center.history', { count: consents.length })}
      </View>
      {open && consents.length === 0 ? <View className="history__line">{t('center.history_none')}</View> : null}
      {open
        ? [...consents].reverse().map((consent) => (
            <View key={consent.id} className="history__line numbers">
              <View className="history__what">{t(`center.purpose.${consent.purpose}`)}</View>
              <View>{t('center.history_given', { time: formatChinaTime(consent.agreedAt) })}</View>
              {consent.withdrawnAt === null ? null : (
                <View>{t('center.history_withdrawn', { time: formatChinaTime(consent.withdrawnAt) })}</View>
              )}
            </View>
          ))
        : null}
    </View>
  );
}
