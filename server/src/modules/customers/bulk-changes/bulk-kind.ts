import type { Input } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import type { FieldAccess } from '../access/field-access.ts';

export type BulkChange = Input<'staff.bulk.start'>['change'];

/** What a change did to one customer; `before` and `after` are what undoing needs, as JSON. */
export interface ChangedCustomer {
  customerId: string;
  before: string;
  after: string;
}

/** One kind of change. All of it inside the caller's transaction. */
export interface BulkKind {
  /** Throws when the caller may not, or the value does not fit. Asked before the start and again with every chunk. */
  check(ctx: Context, access: FieldAccess): Promise<void>;
  /** Changes these customers, all live and visible to the caller; answers those that are different now. */
  apply(ctx: Context, customerIds: readonly string[]): Promise<ChangedCustomer[]>;
  /** Puts back what is still as `apply` left it; answers for how many customers. */
  restore(ctx: Context, changes: readonly ChangedCustomer[]): Promise<number>;
}
