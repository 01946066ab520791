export type ButtonLook = 'main' | 'quiet' | 'small' | 'plain' | 'danger';

const classes: Record<ButtonLook, string> = {
  main: 'button',
  quiet: 'button button--quiet',
  small: 'button button--quiet button--small',
  plain: 'button button--plain',
  danger: 'button button--danger',
};

export const buttonLook = (look: ButtonLook, busy = false): string => (busy ? `${classes[look]} button--busy` : classes[look]);
