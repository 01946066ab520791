import type { ReactElement } from 'react';
import type { AddressButtonProps } from './types';

export declare function AddressButton(props: AddressButtonProps): ReactElement;
