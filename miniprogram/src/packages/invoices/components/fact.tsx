import { View } from '@tarojs/components';
import type { ReactElement, ReactNode } from 'react';
import './fact.scss';

/** A label and what it says, one below the other's start. Nothing when there is nothing to say. */
export function Fact({ label, value, children }: { label: string; value: string; children?: ReactNode }): ReactElement | null {
  if (value === '') return null;
  return (
    <View className="fact">
      <View className="fact__label">{label}</View>
      <View className="fact__value numbers">{value}</View>
      {children}
    </View>
  );
}
