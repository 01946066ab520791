import { useEffect, useState } from 'react';
import { useQuery } from '../api/use-query';
import { toFailure } from '../api/failure';
import { agreeToNotice } from './actions';
import { toast } from '../platform/feedback';
import { onAgreementNeeded } from '../platform/privacy';
import type { PrivacyRequest } from '../platform/types';
import { agreeButtonId } from '../ui/privacy-sheet';

interface Answers {
  onAgree: () => void;
  onDisagree: () => void;
}

/** WeChat's privacy question, asked by something on this page; undefined while there is none. Accepting it accepts our notice as well. */
export function usePrivacyQuestion(): Answers | undefined {
  const { data: notice } = useQuery('member.privacy.get');
  const [question, setQuestion] = useState<PrivacyRequest>();
  useEffect(() => onAgreementNeeded((asked) => setQuestion(asked)), []);
  if (!question) return undefined;
  return {
    onAgree: () => {
      question.agree(agreeButtonId);
      setQuestion(undefined);
      if (notice) agreeToNotice(notice.textVersion).catch((error: unknown) => toast(toFailure(error).message));
    },
    onDisagree: () => {
      question.disagree();
      setQuestion(undefined);
    },
  };
}
