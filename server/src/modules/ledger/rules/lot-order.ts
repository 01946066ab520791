import type { LedgerKind } from '@lianke/shared';

/**
 * Which lots are taken first. Whatever can be spent: the ones that expire first. Growth never expires and only ever is taken back, which is about
 * what came last; taking the oldest, outside the level's window already, would change nothing.
 */
export const lotOrder = (kind: LedgerKind): { column: string; order: 'asc' | 'desc' }[] =>
  kind === 'growth'
    ? [
        { column: 'earned_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]
    : [
        { column: 'expires_at', order: 'asc' },
        { column: 'id', order: 'asc' },
      ];
