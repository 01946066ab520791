import { formatChinaDay, formatChinaTime } from '@lianke/shared';
import type { PrivacyRequest } from '../../../member/types';
import { t } from '../../../messages';
import type { MessageKey } from '../../../messages';

const kinds = {
  access: 'request.kind.access',
  correction: 'request.kind.correction',
  deletion: 'request.kind.deletion',
} as const satisfies Record<PrivacyRequest['kind'], MessageKey>;
const states = {
  open: 'request.status.open',
  approved: 'request.status.approved',
  done: 'request.status.done',
  refused: 'request.status.refused',
  cancelled: 'request.status.cancelled',
} as const satisfies Record<PrivacyRequest['status'], MessageKey>;

export const kindText = (request: PrivacyRequest): string => t(kinds[request.kind]);
export const stateText = (request: PrivacyRequest): string => t(states[request.status]);

/** Until when an answer comes, or when it came. */
export const whenText = (request: PrivacyRequest): string =>
  request.settledAt === null
    ? t('request.due', { day: formatChinaDay(request.dueAt) })
    : t('request.settled', { time: formatChinaTime(request.settledAt) });
