import { Button } from '@tarojs/components';
import { askBox } from './simulator-box';
import type * as Shape from './phone-button';

export const PhoneButton: typeof Shape.PhoneButton = ({ agrees: _agrees, onCode, onRefused, disabled, ...rest }) => (
  <Button
    {...rest}
    hoverClass="pressed"
    onClick={() => {
      if (disabled) return;
      askBox('phone-code').then(onCode, () => onRefused('unavailable'));
    }}
  />
);
