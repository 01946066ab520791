import type { CheckResult, InvoiceBlock, InvoiceRequestState, InvoiceType, TitleKind } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Title } from '@lianke/shared/invoicing';

export interface TitleRow {
  id: string;
  customer_id: string;
  origin_customer_id: string;
  kind: TitleKind;
  title_sealed: string;
  title_index: string;
  is_default: number;
  created_at: number;
  used_at: number;
}

export interface RequestRow {
  id: string;
  customer_id: string | null;
  origin_customer_id: string | null;
  seller_id: string;
  type: InvoiceType;
  state: InvoiceRequestState;
  title_kind: TitleKind;
  title_sealed: string;
  title_shown: string;
  email_sealed: string | null;
  amount_fen: number;
  manual: number;
  note: string;
  asked_by: 'customer' | 'staff' | 'system';
  staff_id: string | null;
  approvals_needed: number;
  /** JSON of Approval[]. */
  approvals: string;
  check_result: CheckResult;
  /** JSON of Check[]. */
  checks: string;
  block: InvoiceBlock | null;
  why: string;
  replaces_id: string | null;
  revision: number;
  created_at: number;
  approved_at: number | null;
  issued_at: number | null;
  settled_at: number | null;
}

export interface SourceRow {
  request_id: string;
  source_kind: string;
  source_id: string;
  number: string;
  title: string;
}

export interface ClaimRow {
  source_kind: string;
  source_id: string;
  line_key: string;
  request_id: string;
  fen: number;
}

export interface MoveRow {
  request_id: string;
  id: string;
  move: string;
  at: number;
  actor_kind: string;
  actor_id: string;
  note: string;
}

export interface Approval {
  staffId: string;
  at: number;
}

export type Check = Output<'staff.invoices.get'>['request']['checks'][number];

/** A title in the book, with the mail address that goes with it. */
export interface KeptTitle {
  title: Title;
  email: string;
}

/** What is personal in a row opens only in that row. */
const placeOf = (rowId: string): string => rowId;

interface Sealer {
  sealing: { seal(text: string, place: string): string; open(sealed: string, place: string): string };
}

export const sealTitle = (ctx: Sealer, requestId: string, title: Title): string =>
  ctx.sealing.seal(JSON.stringify(title), placeOf(requestId));
export const titleOf = (ctx: Sealer, row: Pick<RequestRow, 'id' | 'title_sealed'>): Title =>
  JSON.parse(ctx.sealing.open(row.title_sealed, placeOf(row.id))) as Title;

export const sealEmail = (ctx: Sealer, requestId: string, email: string): string | null =>
  email === '' ? null : ctx.sealing.seal(email, placeOf(requestId));
export const emailOf = (ctx: Sealer, row: Pick<RequestRow, 'id' | 'email_sealed'>): string =>
  row.email_sealed === null ? '' : ctx.sealing.open(row.email_sealed, placeOf(row.id));

export const sealKeptTitle = (ctx: Sealer, titleId: string, kept: KeptTitle): string =>
  ctx.sealing.seal(JSON.stringify({ ...kept.title, email: kept.email }), placeOf(titleId));
export function keptTitleOf(ctx: Sealer, row: Pick<TitleRow, 'id' | 'title_sealed'>): KeptTitle {
  const { email, ...title } = JSON.parse(ctx.sealing.open(row.title_sealed, placeOf(row.id))) as Title & { email: string };
  return { title, email };
}

export const approvalsOf = (row: Pick<RequestRow, 'approvals'>): Approval[] => JSON.parse(row.approvals) as Approval[];
export const checksOf = (row: Pick<RequestRow, 'checks'>): Check[] => JSON.parse(row.checks) as Check[];
