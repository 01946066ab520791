import { askBox } from './simulator-box';
import type * as Shape from './login';

export const getLoginCode: typeof Shape.getLoginCode = () => askBox('wx-login');
