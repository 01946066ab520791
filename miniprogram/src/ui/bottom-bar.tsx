import { View } from '@tarojs/components';
import type { ReactElement, ReactNode } from 'react';
import './bottom-bar.scss';

/** What can be done with the whole page, always within the thumb's reach; as much room is left below the page. */
export function BottomBar({ children }: { children: ReactNode }): ReactElement {
  return (
    <>
      <View className="bottom-bar__room" />
      <View className="bottom-bar">
        <View className="bottom-bar__row">{children}</View>
      </View>
    </>
  );
}
