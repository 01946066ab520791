import { useState } from 'react';
import { toFailure } from '../../../api/failure';
import { saveNickname } from '../../../member/actions';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { goBack } from '../../../platform/navigate';
import { forget, readStored, store } from '../../../platform/storage';

/** Kept until it is saved, so that going back loses nothing. */
const draftPlace = 'draft:nickname';

export interface NicknameEdit {
  value: string;
  saving: boolean;
  edit: (value: string) => void;
  save: (value: string) => void;
}

export function useNickname(saved: string): NicknameEdit {
  const [draft, setDraft] = useState(() => readStored<string>(draftPlace));
  const [saving, setSaving] = useState(false);

  const edit = (value: string): void => {
    setDraft(value);
    store(draftPlace, value);
  };

  const save = (typed: string): void => {
    const chosen = typed.trim();
    if (saving) return;
    if (!chosen) return toast(t('profile.nickname_empty'));
    setSaving(true);
    saveNickname(chosen)
      .then(
        () => {
          forget(draftPlace);
          setDraft(undefined);
          toast(t('profile.saved'), 'success');
          goBack();
        },
        (error: unknown) => toast(toFailure(error).message),
      )
      .finally(() => setSaving(false));
  };

  return { value: draft ?? saved, saving, edit, save };
}
