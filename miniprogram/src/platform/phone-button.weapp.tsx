import { Button } from '@tarojs/components';
import type { ButtonProps } from '@tarojs/components';
import type * as Shape from './phone-button';

/** WeChat allows the pair; Taro's type knows only the single words. */
const agreeing = 'getPhoneNumber|agreePrivacyAuthorization' as ButtonProps.OpenType;

export const PhoneButton: typeof Shape.PhoneButton = ({ agrees, onCode, onRefused, ...rest }) => (
  <Button
    {...rest}
    id="phone-button"
    hoverClass="pressed"
    openType={agrees ? agreeing : 'getPhoneNumber'}
    onGetPhoneNumber={({ detail }) => {
      const { code, errno } = detail as { code?: string; errno?: number };
      if (code) onCode(code);
      // 1400001: the account has used up the paid phone checks.
      else onRefused(errno === 1400001 ? 'unavailable' : 'cancelled');
    }}
  />
);
