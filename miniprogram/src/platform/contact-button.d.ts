import type { ReactElement } from 'react';
import type { ContactButtonProps } from './types';

export declare function ContactButton(props: ContactButtonProps): ReactElement;
