import type { Handlers } from '../../kernel/http/serve.ts';
import { getImport, pauseImport, startImport } from './follower-import.ts';

export const followerRoutes: Handlers<'staff.followers.import-get' | 'staff.followers.import-start' | 'staff.followers.import-pause'> = {
  'staff.followers.import-get': getImport,
  'staff.followers.import-start': startImport,
  'staff.followers.import-pause': pauseImport,
};
