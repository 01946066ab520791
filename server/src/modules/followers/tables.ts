export interface FollowerRow {
  app_id: string;
  openid: string;
  subscribed: number;
  subscribed_at: number | null;
  unsubscribed_at: number | null;
  times_followed: number;
  /** When the newest event we know of happened, ms; older ones arriving later change nothing. */
  changed_at: number;
}
