/** Cache keys; everything about customers hangs under `all`, so that one live event can refresh it. */
export const customerKeys = {
  all: ['customers'] as const,
  list: (filter: object) => ['customers', 'list', filter] as const,
  get: (who: { id: string } | { externalUserid: string }) => ['customers', 'get', who] as const,
  timeline: (customerId: string) => ['customers', 'timeline', customerId] as const,
  duplicates: ['customers', 'duplicates'] as const,
};
