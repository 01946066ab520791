import { Button } from '@tarojs/components';
import type { ReactElement } from 'react';
import { buttonLook } from './button-look';
import type { ButtonLook } from './button-look';

interface Props {
  look?: ButtonLook;
  label: string;
  /** Taps are ignored meanwhile. */
  busy?: boolean;
  /** Sends the form it is in, instead of calling `onTap`. */
  submits?: boolean;
  onTap?: () => void;
}

/** `disabled` is not used: on H5 `disabled={false}` still gets the platform's disabled colours. */
export function ActionButton({ look = 'main', label, busy = false, submits = false, onTap }: Props): ReactElement {
  return (
    <Button
      className={buttonLook(look, busy)}
      hoverClass="pressed"
      {...(submits ? { formType: 'submit' as const } : {})}
      onClick={() => {
        if (!busy) onTap?.();
      }}
    >
      {label}
    </Button>
  );
}
