import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { Skeleton } from '../../../ui/skeleton';
import './goods-pictures.scss';

export function GoodsPageSkeleton(): ReactElement {
  return (
    <>
      <View className="goods-pictures goods-pictures--none" />
      <Skeleton rows={[30, 90, 60]} />
      <Skeleton rows={[100, 100, 70]} />
    </>
  );
}
