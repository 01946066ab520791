import { View } from '@tarojs/components';
import type { ReactElement, ReactNode } from 'react';
import './sheet.scss';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Rises from the bottom; a tap beside it closes it. */
export function Sheet({ title, onClose, children }: Props): ReactElement {
  return (
    <View className="sheet" ariaRole="dialog" ariaLabel={title}>
      <View className="sheet__shade" onClick={onClose} catchMove />
      <View className="sheet__body">
        <View className="sheet__title">{title}</View>
        {children}
      </View>
    </View>
  );
}
