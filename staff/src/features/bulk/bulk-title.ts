import type { Messages } from '../../messages/catalogue.ts';
import type { FieldCatalogue } from '../customers/fields/field-catalogue.ts';
import { fieldText } from '../customers/fields/field-text.ts';
import type { BulkChange } from './api.ts';

/** “加标签 金卡、送礼；去标签 新客”: what an action does, for those who did not start it. */
export function bulkTitle(change: BulkChange, all: FieldCatalogue, words: Messages): string {
  const { bulk } = words;
  switch (change.kind) {
    case 'tag':
      return [
        change.add.length > 0 ? bulk.didAdd(change.add.join('、')) : '',
        change.remove.length > 0 ? bulk.didRemove(change.remove.join('、')) : '',
      ]
        .filter(Boolean)
        .join('；');
    case 'assign':
      return change.ownerId ? bulk.didAssign(all.ownerName(change.ownerId)) : bulk.didUnassign;
    case 'set': {
      const field = all.find(change.field);
      const text = field ? fieldText(field, change.value, all, words) : '';
      return text ? bulk.didSet(all.label(change.field), text) : bulk.didClear(all.label(change.field));
    }
  }
}
