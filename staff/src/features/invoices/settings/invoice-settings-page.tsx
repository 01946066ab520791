import { useQuery } from '@tanstack/react-query';
import { Alert, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CardSkeleton, Page } from '../../../ui/page.tsx';
import { QueryState } from '../../../ui/query-state.tsx';
import { useMay } from '../../session/api.ts';
import { invoiceSettingsQuery } from '../api.ts';
import { RulesForm } from './rules-form.tsx';
import { SellersTab } from './sellers-tab.tsx';
import { TaxCodesTab } from './tax-codes-tab.tsx';

const tabs = ['sellers', 'taxCodes', 'rules'] as const;

/** `/invoices/settings?tab=rules`: who sells, at what rates, and how this shop invoices. */
export function InvoiceSettingsPage() {
  const { invoiceSettings: words } = useMessages();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((it) => it === params.get('tab')) ?? 'sellers';
  const query = useQuery(invoiceSettingsQuery);
  const may = useMay('invoices.manage');
  return (
    <Page title={words.title} narrow>
      <QueryState query={query} skeleton={<CardSkeleton />}>
        {(settings) => (
          <>
            {may ? null : <Alert type="info" showIcon title={words.readOnly} />}
            <Tabs
              activeKey={tab}
              onChange={(key) => setParams(key === 'sellers' ? {} : { tab: key }, { replace: true })}
              items={tabs.map((key) => ({
                key,
                label: words.tab[key],
                children:
                  key === 'sellers' ? (
                    <SellersTab sellers={settings.sellers} may={may} />
                  ) : key === 'taxCodes' ? (
                    <TaxCodesTab settings={settings} may={may} />
                  ) : (
                    <RulesForm settings={settings} may={may} />
                  ),
              }))}
            />
          </>
        )}
      </QueryState>
    </Page>
  );
}
