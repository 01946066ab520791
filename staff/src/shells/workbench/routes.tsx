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
              path: 'duplicates/compare',
              lazy: async () => ({ Component: (await import('../../features/duplicates/compare-page.tsx')).ComparePage }),
            },
            { path: 'bulk', lazy: async () => ({ Component: (await import('../../features/bulk/bulk-page.tsx')).BulkPage }) },
            { path: 'imports', lazy: async () => ({ Component: (await import('../../features/imports/imports-page.tsx')).ImportsPage }) },
            { path: 'imports/new', lazy: async () => ({ Component: (await import('../../features/imports/import-page.tsx')).ImportPage }) },
            { path: 'imports/:id', lazy: async () => ({ Component: (await import('../../features/imports/import-page.tsx')).ImportPage }) },
            { path: 'exports', lazy: async () => ({ Component: (await import('../../features/exports/exports-page.tsx')).ExportsPage }) },
            {
              path: 'coupons',
              lazy: async () => ({ Component: (await import('../../features/coupons/templates/coupons-page.tsx')).CouponsPage }),
            },
            {
              path: 'coupons/new',
              lazy: async () => ({ Component: (await import('../../features/coupons/wizard/wizard-page.tsx')).WizardPage }),
            },
            {
              path: 'coupons/:id',
              lazy: async () => ({ Component: (await import('../../features/coupons/templates/template-page.tsx')).TemplatePage }),
            },
            {
              path: 'coupons/:id/edit',
              lazy: async () => ({ Component: (await import('../../features/coupons/wizard/wizard-page.tsx')).WizardPage }),
            },
            {
              path: 'coupon-codes',
              lazy: async () => ({ Component: (await import('../../features/coupons/codes/code-search-page.tsx')).CodeSearchPage }),
            },
            {
              path: 'redeem',
              lazy: async () => ({ Component: (await import('../../features/coupons/redeem/redeem-page.tsx')).RedeemPage }),
            },
            {
              path: 'levels',
              lazy: async () => ({ Component: (await import('../../features/membership/levels/levels-page.tsx')).LevelsPage }),
            },
            {
              path: 'liability',
              lazy: async () => ({ Component: (await import('../../features/membership/liability/liability-page.tsx')).LiabilityPage }),
            },
            {
              path: 'orders',
              lazy: async () => ({ Component: (await import('../../features/orders/list/orders-page.tsx')).OrdersPage }),
              children: [
                {
                  path: ':id',
                  lazy: async () => ({ Component: (await import('../../features/orders/detail/order-drawer.tsx')).OrderDrawer }),
                },
              ],
            },
            {
              path: 'refunds',
              lazy: async () => ({ Component: (await import('../../features/orders/refunds/refunds-page.tsx')).RefundsPage }),
            },
            {
              path: 'invoices/reds',
              lazy: async () => ({ Component: (await import('../../features/invoices/reds/reds-page.tsx')).RedsPage }),
            },
            {
              path: 'invoices/batches/:id',
              lazy: async () => ({ Component: (await import('../../features/invoices/batches/batch-page.tsx')).BatchPage }),
            },
            {
              path: 'invoices/books',
              lazy: async () => ({ Component: (await import('../../features/invoices/books/books-page.tsx')).BooksPage }),
            },
            {
              path: 'invoices/settings',
              lazy: async () => ({
                Component: (await import('../../features/invoices/settings/invoice-settings-page.tsx')).InvoiceSettingsPage,
              }),
            },
            {
              path: 'invoices',
              lazy: async () => ({ Component: (await import('../../features/invoices/queue/invoices-page.tsx')).InvoicesPage }),
              children: [
                {
                  path: ':id',
                  lazy: async () => ({ Component: (await import('../../features/invoices/detail/invoice-drawer.tsx')).InvoiceDrawer }),
                },
              ],
            },
            { path: 'order-sources', lazy: async () => ({ Component: (await import('../../features/sync/sync-page.tsx')).SyncPage }) },
            {
              path: 'order-sources/import/:id?',
              lazy: async () => ({ Component: (await import('../../features/sync/files/order-import-page.tsx')).OrderImportPage }),
            },
            { path: 'goods', lazy: async () => ({ Component: (await import('../../features/goods/list/goods-page.tsx')).GoodsPage }) },
            {
              path: 'goods/new',
              lazy: async () => ({ Component: (await import('../../features/goods/editor/goods-editor-page.tsx')).GoodsEditorPage }),
            },
            {
              path: 'goods/categories',
              lazy: async () => ({ Component: (await import('../../features/goods/categories/categories-page.tsx')).CategoriesPage }),
            },
            {
              path: 'goods/import/:id?',
              lazy: async () => ({ Component: (await import('../../features/goods/import/goods-import-page.tsx')).GoodsImportPage }),
            },
            {
              path: 'goods/:id',
              lazy: async () => ({ Component: (await import('../../features/goods/editor/goods-editor-page.tsx')).GoodsEditorPage }),
            },
            { path: 'stores', lazy: async () => ({ Component: (await import('../../features/goods/stores/stores-page.tsx')).StoresPage }) },
            { path: 'sales', lazy: async () => ({ Component: (await import('../../features/sales/sales-page.tsx')).SalesPage }) },
            {
              path: 'reconciliation',
              lazy: async () => ({
                Component: (await import('../../features/money/reconciliation/reconciliation-page.tsx')).ReconciliationPage,
              }),
            },
            { path: 'alarms', lazy: async () => ({ Component: (await import('../../features/money/alarms/alarms-page.tsx')).AlarmsPage }) },
            {
              path: 'channels',
              lazy: async () => ({ Component: (await import('../../features/channels/channels-page.tsx')).ChannelsPage }),
            },
            {
              path: 'followers',
              lazy: async () => ({ Component: (await import('../../features/followers/followers-page.tsx')).FollowersPage }),
            },
            { path: 'team', lazy: async () => ({ Component: (await import('../../features/team/team-page.tsx')).TeamPage }) },
            { path: 'roles/:role?', lazy: async () => ({ Component: (await import('../../features/roles/roles-page.tsx')).RolesPage }) },
            {
              path: 'who-looked',
              lazy: async () => ({ Component: (await import('../../features/audit/who-looked-page.tsx')).WhoLookedPage }),
            },
            { path: 'audit', lazy: async () => ({ Component: (await import('../../features/audit/audit-page.tsx')).AuditPage }) },
            {
              path: 'privacy/:id?',
              lazy: async () => ({ Component: (await import('../../features/privacy/privacy-page.tsx')).PrivacyPage }),
            },
            {
              path: 'custom-fields',
              lazy: async () => ({ Component: (await import('../../features/custom-fields/custom-fields-page.tsx')).CustomFieldsPage }),
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
