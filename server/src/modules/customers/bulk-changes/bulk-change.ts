import { assigning } from './assign-many.ts';
import type { BulkChange, BulkKind } from './bulk-kind.ts';
import { settingCustom } from './set-custom.ts';
import { settingField } from './set-field.ts';
import { tagging } from './tag-many.ts';

/** What a bulk change means here. Throws customer.field_forbidden for fields that cannot be set for many at once. */
export function bulkKind(change: BulkChange): BulkKind {
  switch (change.kind) {
    case 'tag':
      return tagging(change);
    case 'assign':
      return assigning(change.ownerId ?? '');
    case 'set':
      return change.field.startsWith('custom.') ? settingCustom(change.field, change.value) : settingField(change.field, change.value);
  }
}
