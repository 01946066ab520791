import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../messages';
import './skeleton.scss';
import './ticket.scss';

/** Tickets that are on their way. */
export function TicketSkeleton({ count = 3 }: { count?: number }): ReactElement {
  return (
    <View ariaLabel={t('state.loading')}>
      {Array.from({ length: count }, (_, at) => (
        <View key={at} className="ticket">
          <View className="ticket__row">
            <View className="ticket__stub">
              <View className="skeleton__bar" style={{ width: '60%' }} />
            </View>
            <View className="ticket__words">
              <View className="skeleton__bar" style={{ width: '70%' }} />
              <View className="skeleton__bar" style={{ width: '46%' }} />
            </View>
          </View>
        </View>
      ))}
    </View>
  );
}
