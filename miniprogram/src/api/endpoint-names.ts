import type { EndpointName } from '@lianke/shared/api';

/** The calls of this audience. */
export type MemberEndpoint = Extract<EndpointName, `member.${string}`>;

const openToGuests: readonly EndpointName[] = [
  'member.session.login',
  'member.privacy.get',
  'member.catalog.categories',
  'member.catalog.goods',
  'member.catalog.get',
  'member.catalog.stores',
  'member.home.picks',
];

export const needsSession = (name: MemberEndpoint): boolean => !openToGuests.includes(name);

/** Names end in a verb, or in what is read; everything but these changes something. */
export const isRead = (name: MemberEndpoint): boolean =>
  /\.(get|list|find|search|count|counts|consents|requests|download|centre|code|mall|history|categories|goods|stores|quote|preview|invoiceable|of-order|file|top-ups|paid-terms|picks)$/.test(
    name,
  );
