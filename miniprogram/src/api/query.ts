import type { Output } from '@lianke/shared/api';
import { call } from './call';
import { needsSession } from './endpoint-names';
import { ensureSession } from './session';
import type { Source } from './snapshots';

/** Reads that take no input and are kept on the phone. */
export type QueryName =
  | 'member.profile.get'
  | 'member.privacy.get'
  | 'member.privacy.consents'
  | 'member.privacy.requests'
  | 'member.card.get'
  | 'member.points.get'
  | 'member.catalog.categories'
  | 'member.catalog.stores'
  | 'member.home.picks'
  | 'member.cart.get'
  | 'member.orders.counts'
  | 'member.offers.top-ups'
  | 'member.offers.paid-terms';

export const query = <N extends QueryName>(name: N): Source<Output<N>> => ({
  key: `query:${name}`,
  ...(needsSession(name) ? { before: ensureSession } : {}),
  read: () => call<QueryName>(name, {}) as Promise<Output<N>>,
  keep: (data) => data,
});
