/** Who owns which table. check-tables fails for a table of the migrations that is missing here. */
export const tableOwners: Record<string, readonly string[]> = {
  'server/src/kernel/': [
    'schema_migrations',
    'outbox',
    'event_receipts',
    'jobs',
    'cron_slots',
    'inbox',
    'idempotency_keys',
    'audit_log',
    'sessions',
    'kept_counts',
    'kept_count_changes',
    'audit_chain',
    'audit_state',
    'key_rotation',
  ],
  'server/src/modules/identity/': ['staff', 'identities', 'departments', 'staff_departments', 'roles'],
  'server/src/modules/customers/': [
    'customers',
    'customer_name_grams',
    'customer_tags',
    'customer_merges',
    'customers_kept_apart',
    'timeline_entries',
    'duplicate_candidates',
    'customer_staff',
    'tags',
    'custom_fields',
    'customer_field_values',
    'customer_field_uniques',
    'saved_views',
  ],
  'server/src/modules/members/': ['consents'],
  'server/src/modules/followers/': ['oa_followers', 'follower_imports'],
  'server/src/modules/contacts/': ['wecom_relations'],
  'server/src/modules/channels/': ['channels'],
  'server/src/modules/settings/': ['shop_settings'],
  'server/src/modules/files/': ['files'],
};

/** Reading elsewhere, each with its reason. */
export const exceptions: readonly { file: string; tables: readonly string[]; reason: string }[] = [
  {
    file: 'server/src/modules/integrations/',
    tables: ['jobs', 'inbox'],
    reason: 'the self-check looks at the machinery: failed jobs, last callback',
  },
  { file: 'server/src/kernel/http/actors.ts', tables: ['staff', 'customers'], reason: 'every request needs its actor in one look-up' },
  {
    file: 'server/src/kernel/http/staff-rights.ts',
    tables: ['roles', 'departments', 'staff_departments'],
    reason: 'every request needs to know what its actor may do',
  },
  { file: 'server/src/app/web/health.ts', tables: ['jobs', 'inbox', 'outbox'], reason: 'the composition root measures backlogs' },
];
