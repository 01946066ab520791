import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useQuery } from '../../../api/use-query';
import { t } from '../../../messages';
import { openPage } from '../../../platform/navigate';
import { FailurePanel } from '../../../ui/failure-panel';
import { Skeleton } from '../../../ui/skeleton';
import { kindText, stateText, whenText } from './request-words';
import './request-list.scss';

export function RequestList(): ReactElement {
  const { data, failure, retry } = useQuery('member.privacy.requests');
  if (!data) return failure ? <FailurePanel failure={failure} onRetry={() => void retry()} /> : <Skeleton rows={[70, 50]} />;
  if (data.requests.length === 0) return <View className="requests__none">{t('center.requests_none')}</View>;
  return (
    <View className="cells">
      {data.requests.map((request) => (
        <View
          key={request.id}
          className="requests__one cell"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => openPage('privacyRequest', request.id)}
        >
          <View className="requests__words">
            <View>{kindText(request)}</View>
            <View className="requests__when numbers">{whenText(request)}</View>
          </View>
          <View className={`requests__state requests__state--${request.status}`}>{stateText(request)}</View>
        </View>
      ))}
    </View>
  );
}
