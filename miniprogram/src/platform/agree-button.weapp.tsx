import { Button } from '@tarojs/components';
import type * as Shape from './agree-button';

export const AgreeButton: typeof Shape.AgreeButton = ({ onAgree, ...rest }) => (
  <Button {...rest} hoverClass="pressed" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={() => onAgree()} />
);
