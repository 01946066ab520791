import { useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { ComparePanel } from './compare-panel.tsx';

/** `/duplicates/compare?left=…&right=…`: two records somebody chose in the list. */
export function ComparePage() {
  const { duplicates } = useMessages();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [leftId, rightId] = [params.get('left'), params.get('right')];
  return (
    <Page title={duplicates.mergeTitle} intro={duplicates.compareIntro} narrow>
      <Card>
        {leftId && rightId ? (
          <ComparePanel
            leftId={leftId}
            rightId={rightId}
            onMerged={(id) => void navigate(`/customers/${encodeURIComponent(id)}`, { replace: true })}
          />
        ) : (
          <StateNotice
            tone="empty"
            body={duplicates.chooseTwo}
            action={{ label: duplicates.emptyAction, onClick: () => void navigate('/customers') }}
          />
        )}
      </Card>
    </Page>
  );
}
