import type { ReactElement } from 'react';
import type { NavBarProps } from './types';

export declare function NavBar(props: NavBarProps): ReactElement | null;
