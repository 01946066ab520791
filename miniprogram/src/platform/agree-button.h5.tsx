import { Button } from '@tarojs/components';
import type * as Shape from './agree-button';

export const AgreeButton: typeof Shape.AgreeButton = ({ onAgree, disabled, ...rest }) => (
  <Button {...rest} hoverClass="pressed" onClick={() => (disabled ? undefined : onAgree())} />
);
