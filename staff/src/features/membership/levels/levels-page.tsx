import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CardSkeleton, Page } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { membershipSettingsQuery } from '../api.ts';
import { LevelsEditor } from './levels-editor.tsx';

/** `/levels`: how members rise and fall, and what each level brings. */
export function LevelsPage() {
  const { levels: words } = useMessages();
  const query = useQuery(membershipSettingsQuery);
  return (
    <Page title={words.title} intro={words.intro}>
      <QueryState query={query} skeleton={<CardSkeleton />}>
        {(settings) => <LevelsEditor settings={settings} />}
      </QueryState>
    </Page>
  );
}
