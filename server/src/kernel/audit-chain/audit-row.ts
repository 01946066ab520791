import { hash } from 'node:crypto';

/** A row of the audit log: every column but the two that are about the row itself (`sealed`, `proof`). */
export interface AuditRow {
  id: string;
  at: number;
  actor_kind: string;
  actor_id: string;
  actor_name: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  detail: string;
  changes: string | null;
  request_id: string;
  origin: string | null;
}

/** In the order they are hashed; a column added later goes to the end, and only when it is not null into the text, so that old rows keep their hash. */
export const auditColumns = [
  'id',
  'at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'action',
  'subject_kind',
  'subject_id',
  'detail',
  'changes',
  'request_id',
  'origin',
] as const satisfies readonly (keyof AuditRow)[];

/** Waiting to be chained; in the chain; refused, because its proof is not ours. */
export const sealedMark = { waiting: 0, chained: 1, refused: 2 } as const;

/** One text per row and one row per text: the same on both databases and at both ends of a write. */
export const auditText = (row: AuditRow): string => JSON.stringify(auditColumns.map((column) => row[column]));

export const rowHash = (row: AuditRow): string => hash('sha256', auditText(row), 'base64url');
