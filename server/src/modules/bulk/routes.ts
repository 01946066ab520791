import type { Handlers } from '../../kernel/http/serve.ts';
import { cancelBulk } from './commands/cancel-bulk.ts';
import { startBulk } from './commands/start-bulk.ts';
import { undoBulk } from './commands/undo-bulk.ts';
import { getBulk, listBulk } from './queries/list-bulk.ts';

export const bulkRoutes: Handlers<'staff.bulk.start' | 'staff.bulk.list' | 'staff.bulk.get' | 'staff.bulk.cancel' | 'staff.bulk.undo'> = {
  'staff.bulk.start': startBulk,
  'staff.bulk.list': listBulk,
  'staff.bulk.get': getBulk,
  'staff.bulk.cancel': cancelBulk,
  'staff.bulk.undo': undoBulk,
};
