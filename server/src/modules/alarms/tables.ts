import type { AlarmKind } from '@lianke/shared';

export interface AlarmRow {
  id: string;
  kind: AlarmKind;
  matter: string;
  about: string;
  order_id: string | null;
  /** JSON of strings. */
  data: string;
  times: number;
  raised_at: number;
  last_at: number;
  /** 0: open. */
  settled_at: number;
  settled_by: string | null;
  note: string;
}
