import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../../messages/locale-context.tsx';
import { CardSkeleton, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { settingsQuery } from './api.ts';
import { SettingsForm } from './settings-form.tsx';

export function SettingsPage() {
  const { settings } = useMessages();
  const query = useQuery(settingsQuery);
  return (
    <Page title={settings.title} narrow>
      <QueryState query={query} skeleton={<CardSkeleton />}>
        {(data) => <SettingsForm settings={data} />}
      </QueryState>
    </Page>
  );
}
