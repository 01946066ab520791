import { usePullDownRefresh } from '@tarojs/taro';
import { stopPullDown } from '../platform/navigate';

export function usePullToRefresh(...loads: Array<() => Promise<void>>): void {
  usePullDownRefresh(() => {
    void Promise.all(loads.map((load) => load())).then(stopPullDown);
  });
}
