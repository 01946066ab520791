import type { ReactElement } from 'react';
import type { PhoneButtonProps } from './types';

export declare function PhoneButton(props: PhoneButtonProps): ReactElement;
