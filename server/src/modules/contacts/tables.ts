export type RelationStatus = 'active' | 'half' | 'deleted_by_staff' | 'deleted_by_customer';

/** One customer known to one member of staff in WeCom. */
export interface RelationRow {
  corp_id: string;
  external_userid: string;
  userid: string;
  status: RelationStatus;
  remark: string | null;
  state: string | null;
  added_at: number;
  /** When the newest event we know of happened, ms. */
  changed_at: number;
}
