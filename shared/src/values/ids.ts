/** Id prefixes. An id is prefix + '_' + ULID: sortable, readable in logs, at most 32 ASCII characters. */
export const idPrefixes = {
  customer: 'cus',
  timelineEntry: 'tle',
  staff: 'stf',
  session: 'ses',
  inbox: 'inb',
  outbox: 'out',
  job: 'job',
  audit: 'aud',
  merge: 'mrg',
  duplicate: 'dup',
  consent: 'cns',
  channel: 'chn',
  file: 'fil',
  request: 'req',
  claim: 'clm',
} as const;
export type IdKind = keyof typeof idPrefixes;
