import { useEffect, useState } from 'react';
import { toFailure } from '../../../api/failure';
import { useQuery } from '../../../api/use-query';
import { agreeToNotice, bindPhone, loadNotice } from '../../../member/actions';
import { consentState } from '../../../member/consent';
import type { Member } from '../../../member/types';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { onAgreementNeeded } from '../../../platform/privacy';
import type { PhoneButtonProps, PrivacyRequest } from '../../../platform/types';
import { agreeButtonId } from '../../../ui/privacy-sheet';

type PhoneAnswers = Pick<PhoneButtonProps, 'onCode' | 'onRefused'>;

export interface PhoneBinding extends PhoneAnswers {
  /** The notice is accepted: the button may ask WeChat for the number right away. */
  mayAsk: boolean;
  busy: boolean;
  askFirst: () => void;
  /** What the privacy sheet needs, while it is up. */
  sheet: { phone?: PhoneAnswers; onAgree: () => void; onDisagree: () => void } | undefined;
}

/** The phone number is taken only behind the notice; WeChat's own question for it is answered with the same sheet. */
export function usePhoneBinding(member: Member): PhoneBinding {
  const { data: notice } = useQuery('member.privacy.get');
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [request, setRequest] = useState<PrivacyRequest>();
  useEffect(() => onAgreementNeeded((asked) => setRequest(asked)), []);

  const mayAsk = notice !== undefined && consentState(member, notice).state === 'agreed';
  const run = (work: () => Promise<void>): void => {
    setBusy(true);
    work()
      .catch((error: unknown) => toast(toFailure(error).message))
      .finally(() => setBusy(false));
  };
  const agree = async (): Promise<void> => {
    if (!mayAsk && notice) await agreeToNotice(notice.textVersion);
  };

  const onCode = (code: string): void => {
    setAsking(false);
    run(async () => {
      await agree();
      await bindPhone(code);
      toast(t('profile.phone_bound'), 'success');
    });
  };
  const onRefused: PhoneButtonProps['onRefused'] = (reason) => {
    setAsking(false);
    toast(t(reason === 'cancelled' ? 'profile.phone_cancelled' : 'profile.phone_unavailable'));
  };
  const onAgree = (): void => {
    request?.agree(agreeButtonId);
    setRequest(undefined);
    run(agree);
  };
  const onDisagree = (): void => {
    request?.disagree();
    setRequest(undefined);
    setAsking(false);
  };

  const up = asking || request !== undefined;
  const sheet = up ? { ...(asking && !request ? { phone: { onCode, onRefused } } : {}), onAgree, onDisagree } : undefined;
  // What is agreed to must be here before anybody can agree.
  const askFirst = (): void =>
    run(async () => {
      if (!notice) await loadNotice();
      setAsking(true);
    });

  return { mayAsk, busy, askFirst, onCode, onRefused, sheet };
}
