import { customerFields, maskBirthday, maskName } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { AuditChange } from '../../kernel/audit.ts';
import type { AuditRow } from '../../kernel/audit-chain/audit-row.ts';
import type { Context } from '../../kernel/context.ts';
import { fieldAccess, findVisibleNames } from '../customers/index.ts';
import type { FieldAccess } from '../customers/index.ts';
import { staffNamesById } from '../identity/index.ts';

type EntryView = Output<'staff.audit.list'>['entries'][number];
export type StoredEntry = AuditRow & { sealed: number };

const unseen = '***';

/** Entries as the caller may see them: names of visible customers only, values no further than the caller's field rights go. */
export async function toEntryViews(ctx: Context, rows: readonly StoredEntry[]): Promise<EntryView[]> {
  const access = await fieldAccess(ctx);
  const customers = rows.flatMap((row) => [
    ...(row.subject_kind === 'customer' ? [row.subject_id] : []),
    ...(row.actor_kind === 'member' ? [row.actor_id] : []),
  ]);
  const customerNames = await findVisibleNames(ctx, customers, access);
  const staffNames = await staffNamesById(
    ctx,
    rows.map((row) => (row.subject_kind === 'staff' ? row.subject_id : row.actor_id)),
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: { kind: actorKind(row), id: row.actor_id, name: actorName(row, customerNames, staffNames) },
    action: row.action,
    subject: {
      kind: row.subject_kind,
      id: row.subject_id,
      name: (row.subject_kind === 'staff' ? staffNames : customerNames).get(row.subject_id) ?? null,
    },
    changes: (row.changes === null ? [] : (JSON.parse(row.changes) as AuditChange[])).map((change) =>
      row.subject_kind === 'customer' ? asFarAsAllowed(change, access) : change,
    ),
    detail: JSON.parse(row.detail) as Record<string, string>,
    from: row.origin,
    sealed: row.sealed === 1,
  }));
}

const actorKind = (row: StoredEntry): EntryView['actor']['kind'] => row.actor_kind as EntryView['actor']['kind'];

function actorName(row: StoredEntry, customers: ReadonlyMap<string, string>, staff: ReadonlyMap<string, string>): string {
  if (row.actor_kind === 'staff') return row.actor_name ?? staff.get(row.actor_id) ?? '';
  if (row.actor_kind === 'member') return customers.get(row.actor_id) ?? '';
  return row.actor_id;
}

/** The four encrypted fields are written masked; other values are masked or left out here when the caller's role says so. */
function asFarAsAllowed(change: AuditChange, access: FieldAccess): AuditChange {
  const { field } = change;
  if (!Object.hasOwn(customerFields, field) && !field.startsWith('custom.')) return change;
  if (access.may(field, 'read')) return change;
  const shown = access.may(field, 'masked') ? maskOf(field) : () => unseen;
  const cut = (value: string | null): string | null => (value === null || value === '' ? value : shown(value));
  return { field, before: cut(change.before), after: cut(change.after) };
}

const alreadyMasked = ['phone', 'email', 'address', 'taxId'];

function maskOf(field: string): (value: string) => string {
  if (alreadyMasked.includes(field)) return (value) => value;
  if (field === 'birthday') return maskBirthday;
  return field === 'name' ? maskName : () => unseen;
}
