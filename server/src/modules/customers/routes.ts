import type { Handlers } from '../../kernel/http/serve.ts';
import { dismissDuplicate, listDuplicates, mergeDuplicate } from './commands/duplicates.ts';
import { addNote, deleteNote } from './commands/notes.ts';
import { reveal } from './commands/reveal.ts';
import { listCustomers } from './queries/list-customers.ts';
import { listTimeline } from './queries/list-timeline.ts';

export const customerRoutes: Handlers<
  | 'staff.customers.list'
  | 'staff.customers.timeline'
  | 'staff.customers.add-note'
  | 'staff.customers.delete-note'
  | 'staff.customers.reveal'
  | 'staff.duplicates.list'
  | 'staff.duplicates.merge'
  | 'staff.duplicates.dismiss'
> = {
  'staff.customers.list': listCustomers,
  'staff.customers.timeline': listTimeline,
  'staff.customers.add-note': addNote,
  'staff.customers.delete-note': deleteNote,
  'staff.customers.reveal': reveal,
  'staff.duplicates.list': listDuplicates,
  'staff.duplicates.merge': mergeDuplicate,
  'staff.duplicates.dismiss': dismissDuplicate,
};
