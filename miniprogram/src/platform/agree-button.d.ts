import type { ReactElement } from 'react';
import type { AgreeButtonProps } from './types';

export declare function AgreeButton(props: AgreeButtonProps): ReactElement;
