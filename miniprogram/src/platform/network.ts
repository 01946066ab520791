import Taro from '@tarojs/taro';

/** Calls back each time the network comes back. */
export function onReconnected(listener: () => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }): void => {
    if (isConnected) listener();
  };
  Taro.onNetworkStatusChange(heard);
  return () => {
    Taro.offNetworkStatusChange(heard);
  };
}
