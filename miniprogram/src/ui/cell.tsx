import { View } from '@tarojs/components';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon';
import './cell.scss';

export function CellGroup({ children }: { children: ReactNode }): ReactElement {
  return <View className="cells">{children}</View>;
}

interface CellProps {
  icon?: IconName;
  label: string;
  value?: ReactNode;
  /** Shows the arrow of something that opens. */
  opens?: boolean;
  onTap?: () => void;
}

/** The inside of a cell, for those that must be a platform button. */
export function CellBody({ icon, label, value, opens }: Omit<CellProps, 'onTap'>): ReactElement {
  return (
    <View className="cell__body">
      {icon ? <Icon name={icon} className="cell__icon" /> : null}
      <View className="cell__label">{label}</View>
      <View className="cell__value">{value}</View>
      {opens ? <Icon name="chevron" className="cell__arrow" /> : null}
    </View>
  );
}

export function Cell({ onTap, ...body }: CellProps): ReactElement {
  return (
    <View className="cell" {...(onTap ? { onClick: onTap, hoverClass: 'pressed', ariaRole: 'button', ariaLabel: body.label } : {})}>
      <CellBody {...body} opens={body.opens ?? onTap !== undefined} />
    </View>
  );
}
