import type { Handlers } from '../../kernel/http/serve.ts';
import { signJsSdk } from './sign-js-sdk.ts';

export const contactRoutes: Handlers<'staff.session.sign-js-sdk'> = { 'staff.session.sign-js-sdk': signJsSdk };
