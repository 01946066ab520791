/** Words that are stored, sent and shown: one list each, used by database, contracts and both apps. */

/** How a customer first reached us. `unknown` stays until an arrival says more. */
export const channelKinds = ['oa_qr', 'oa_search', 'oa_other', 'wecom_way', 'wecom_other', 'mini_program', 'unknown'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** What an identity is. Phone values are stored as a keyed hash, never in clear. `typed_phone` was entered by staff, not verified by WeChat. */
export const identityKinds = ['oa_openid', 'mini_openid', 'unionid', 'external_userid', 'phone', 'typed_phone'] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** What a timeline entry tells. The text is made from kind + data in the apps' message catalogues. */
export const timelineKinds = [
  'oa.subscribed',
  'oa.resubscribed',
  'oa.unsubscribed',
  'oa.scanned',
  'oa.message',
  'oa.menu',
  'mini.logged_in',
  'mini.phone_bound',
  'mini.profile_updated',
  'wecom.added',
  'wecom.half_added',
  'wecom.edited',
  'wecom.deleted_by_staff',
  'wecom.deleted_by_customer',
  'customer.created',
  'customer.edited',
  'customer.assigned',
  'customer.merged',
  'customer.unmerged',
  'customer.imported',
  'level.changed',
  'points.expiring',
  'order.created',
  'order.paid',
  'order.shipped',
  'order.completed',
  'order.closed',
  'order.refund_requested',
  'order.refunded',
  'order.synced',
  'invoice.requested',
  'invoice.rejected',
  'invoice.issued',
  'invoice.reversed',
  'privacy.requested',
  'privacy.settled',
  'note',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** What a batch of work is doing: bulk actions, customer imports and exports share the words. */
export const batchStatuses = [
  'preparing',
  'checking',
  'ready',
  'running',
  'paused',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type BatchStatus = (typeof batchStatuses)[number];

/** What a person may ask about their own data (PIPL art. 44–47). */
export const privacyRequestKinds = ['access', 'correction', 'deletion'] as const;
export type PrivacyRequestKind = (typeof privacyRequestKinds)[number];
export const privacyRequestStatuses = ['open', 'approved', 'done', 'refused', 'cancelled'] as const;
export type PrivacyRequestStatus = (typeof privacyRequestStatuses)[number];

/** What a consent is given for. */
export const consentPurposes = ['privacy_notice', 'phone', 'marketing'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export const importStatuses = ['running', 'paused', 'done', 'failed'] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const checkStatuses = ['ok', 'failed', 'skipped'] as const;
export type CheckStatus = (typeof checkStatuses)[number];
