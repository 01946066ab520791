import type { ReactElement } from 'react';
import type { InvoiceTitleButtonProps } from './types';

export declare function InvoiceTitleButton(props: InvoiceTitleButtonProps): ReactElement;
