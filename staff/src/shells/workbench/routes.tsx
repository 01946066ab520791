import { createBrowserRouter, Navigate } from 'react-router';
import { CustomerDrawer } from '../../features/customers/customer-drawer.tsx';
import { CustomersPage } from '../../features/customers/customers-page.tsx';
import { Frame } from './frame.tsx';
import { LoginPage } from './login-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { RouteCrash } from './route-crash.tsx';
import { Waiting } from './waiting.tsx';

/** The customer list comes with the first load; everything else when somebody goes there. */
export const router = createBrowserRouter(
  [
    { path: '/login', Component: LoginPage },
    {
      path: '/',
      Component: Frame,
      HydrateFallback: Waiting,
      ErrorBoundary: RouteCrash,
      children: [
        {
          // Inside the frame, so that a page that fails leaves the navigation standing.
          ErrorBoundary: RouteCrash,
          children: [
            { index: true, element: <Navigate to="/customers" replace /> },
            { path: 'customers', Component: CustomersPage, children: [{ path: ':id', Component: CustomerDrawer }] },
            {
              path: 'duplicates',
              lazy: async () => ({ Component: (await import('../../features/duplicates/duplicates-page.tsx')).DuplicatesPage }),
            },
            {
              path: 'channels',
              lazy: async () => ({ Component: (await import('../../features/channels/channels-page.tsx')).ChannelsPage }),
            },
            {
              path: 'followers',
              lazy: async () => ({ Component: (await import('../../features/followers/followers-page.tsx')).FollowersPage }),
            },
            {
              path: 'settings',
              lazy: async () => ({ Component: (await import('../../features/settings/settings-page.tsx')).SettingsPage }),
            },
            {
              path: 'integrations',
              lazy: async () => ({ Component: (await import('../../features/integrations/integrations-page.tsx')).IntegrationsPage }),
            },
            { path: 'jobs', lazy: async () => ({ Component: (await import('../../features/jobs/jobs-page.tsx')).JobsPage }) },
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ],
  { basename: '/workbench' },
);
