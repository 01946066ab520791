import { useState } from 'react';
import { call } from '../../../api/call';
import { put } from '../../../api/snapshots';
import { savedTitles } from '../../../invoices/lists';
import type { SavedTitle } from '../../../invoices/types';
import { t } from '../../../messages';
import { confirm, toast } from '../../../platform/feedback';
import { useWork } from '../../../ui/use-work';
import { titleOf } from '../judge-title';

interface TitleMoves {
  busy: boolean;
  /** What was removed last, until it is taken back. */
  removed: SavedTitle | undefined;
  makeDefault: (title: SavedTitle) => void;
  remove: (title: SavedTitle) => void;
  undo: () => void;
}

/** What is done with the book of titles; the server answers with the whole of it. */
export function useTitles(): TitleMoves {
  const { busy, run } = useWork();
  const [removed, setRemoved] = useState<SavedTitle>();

  const makeDefault = async (saved: SavedTitle): Promise<void> => {
    const { id, email } = saved;
    // It was looked at when it was saved.
    const answer = await call('member.titles.save', { id, title: titleOf(saved), email, isDefault: true, despiteWarning: true });
    put(savedTitles, answer.titles);
    toast(t('titles.default_set'), 'success');
  };
  const remove = async (saved: SavedTitle): Promise<void> => {
    const question = { title: t('titles.delete_title'), content: t('titles.delete_body', { name: saved.name }) };
    if (!(await confirm({ ...question, confirmText: t('titles.delete'), cancelText: t('titles.delete_keep') }))) return;
    put(savedTitles, (await call('member.titles.delete', { id: saved.id })).titles);
    setRemoved(saved);
  };
  const undo = async (): Promise<void> => {
    if (!removed) return;
    const { email, isDefault } = removed;
    const answer = await call('member.titles.save', { title: titleOf(removed), email, isDefault, despiteWarning: true });
    put(savedTitles, answer.titles);
    setRemoved(undefined);
    toast(t('titles.undone'), 'success');
  };
  return {
    busy,
    removed,
    makeDefault: (title) => run(() => makeDefault(title)),
    remove: (title) => run(() => remove(title)),
    undo: () => run(undo),
  };
}
