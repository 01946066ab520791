import { Alert, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Page } from '../../ui/page.tsx';
import { useMay } from '../session/api.ts';
import { FileList } from './files/file-list.tsx';
import { KeyList } from './keys/key-list.tsx';
import { SourceList } from './sources/source-list.tsx';

const tabs = ['sources', 'keys', 'files'] as const;

/** `/order-sources?tab=keys`: where orders come from. */
export function SyncPage() {
  const { sync } = useMessages();
  const mayManage = useMay('sync.manage');
  const [params, setParams] = useSearchParams();
  const tab = (mayManage && tabs.find((it) => it === params.get('tab'))) || 'sources';
  const contents = { sources: <SourceList />, keys: <KeyList />, files: <FileList /> };
  return (
    <Page title={sync.title} intro={sync.intro} narrow>
      {mayManage ? (
        <Tabs
          activeKey={tab}
          onChange={(key) => setParams(key === 'sources' ? {} : { tab: key }, { replace: true })}
          destroyOnHidden
          items={tabs.map((key) => ({ key, label: sync.tab[key], children: contents[key] }))}
        />
      ) : (
        <>
          <Alert type="info" showIcon title={sync.notManager} style={{ marginBottom: 12 }} />
          <SourceList />
        </>
      )}
    </Page>
  );
}
