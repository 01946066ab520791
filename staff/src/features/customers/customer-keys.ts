/** Cache keys; everything about customers hangs under `all`, so that one live event can refresh it. */
export const customerKeys = {
  all: ['customers'] as const,
  lists: ['customers', 'list'] as const,
  records: ['customers', 'get'] as const,
  list: (filter: object) => ['customers', 'list', filter] as const,
  get: (who: { id: string } | { externalUserid: string }) => ['customers', 'get', who] as const,
  timeline: (customerId: string) => ['customers', 'timeline', customerId] as const,
  consents: (customerId: string) => ['customers', 'consents', customerId] as const,
  merges: (customerId: string | null) => ['customers', 'merges', customerId] as const,
  duplicates: ['customers', 'duplicates'] as const,
  preview: (leftId: string, rightId: string) => ['customers', 'preview', leftId, rightId] as const,
};
