import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import type { Quote } from '../../../shop/types';
import { LineRow } from '../../../shop/line-row';

/** What is being bought; the member's price stands where there is one. */
export function CheckoutLines({ quote: { lines } }: { quote: Quote }): ReactElement {
  return (
    <View className="panel">
      {lines.map(({ skuId, title, spec, image, unitFen, quantity, memberFen }, at) => (
        <LineRow
          key={skuId ?? at}
          line={{ title, spec, image, unitFen, quantity }}
          {...(memberFen < unitFen * quantity ? { note: formatYuan(memberFen) } : {})}
        />
      ))}
    </View>
  );
}
