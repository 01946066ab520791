import type { ReactElement } from 'react';
import type { AvatarButtonProps } from './types';

export declare function AvatarButton(props: AvatarButtonProps): ReactElement;
