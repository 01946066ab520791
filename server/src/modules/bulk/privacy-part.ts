import { rowsAbout } from '../../kernel/privacy/privacy-part.ts';
import type { PrivacyPart } from '../../kernel/privacy/privacy-part.ts';

/** What a customer had before somebody changed many at once. */
export const bulkPrivacyPart: PrivacyPart = {
  name: 'bulk',
  holdings: [rowsAbout('批量修改前的内容', 'bulk_changes')],
  exempt: { bulk_actions: 'whom an action is for is sealed and removed when it is done' },
};
