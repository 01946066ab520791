import type { Handlers } from '../../kernel/http/serve.ts';
import { addNote, deleteNote } from './commands/notes.ts';
import { reveal } from './commands/reveal.ts';
import { listCustomFields, reorderCustomFields, saveCustomField } from './custom-fields/commands.ts';
import { dismissDuplicate } from './duplicates/dismiss-duplicate.ts';
import { listDuplicates } from './duplicates/list-duplicates.ts';
import { listMerges } from './merging/list-merges.ts';
import { mergeByHand } from './merging/merge-by-hand.ts';
import { previewMerge } from './merging/preview-merge.ts';
import { undoMerge } from './merging/undo-merge.ts';
import { listViews } from './saved-views/list-views.ts';
import { deleteView, saveView } from './saved-views/save-view.ts';
import { listFields } from './queries/list-fields.ts';
import { lookUpPhone } from './queries/look-up.ts';
import { listCustomers } from './queries/list/list-customers.ts';
import { listTimeline } from './queries/list-timeline.ts';

export const customerRoutes: Handlers<
  | 'staff.customers.list'
  | 'staff.customers.fields'
  | 'staff.customers.look-up'
  | 'staff.custom-fields.list'
  | 'staff.custom-fields.save'
  | 'staff.custom-fields.reorder'
  | 'staff.customers.timeline'
  | 'staff.customers.add-note'
  | 'staff.customers.delete-note'
  | 'staff.customers.reveal'
  | 'staff.duplicates.list'
  | 'staff.duplicates.preview'
  | 'staff.duplicates.merge'
  | 'staff.duplicates.dismiss'
  | 'staff.merges.list'
  | 'staff.merges.undo'
  | 'staff.views.list'
  | 'staff.views.save'
  | 'staff.views.delete'
> = {
  'staff.customers.list': listCustomers,
  'staff.customers.fields': listFields,
  'staff.customers.look-up': lookUpPhone,
  'staff.custom-fields.list': listCustomFields,
  'staff.custom-fields.save': saveCustomField,
  'staff.custom-fields.reorder': reorderCustomFields,
  'staff.customers.timeline': listTimeline,
  'staff.customers.add-note': addNote,
  'staff.customers.delete-note': deleteNote,
  'staff.customers.reveal': reveal,
  'staff.duplicates.list': listDuplicates,
  'staff.duplicates.preview': previewMerge,
  'staff.duplicates.merge': mergeByHand,
  'staff.duplicates.dismiss': dismissDuplicate,
  'staff.merges.list': listMerges,
  'staff.merges.undo': undoMerge,
  'staff.views.list': listViews,
  'staff.views.save': saveView,
  'staff.views.delete': deleteView,
};
