import type { Messages } from '../../../messages/catalogue.ts';
import type { CustomerRow } from '../api.ts';

/** “春季海报” when the code has a name, else the kind of arrival in words. */
export function channelText(channel: NonNullable<CustomerRow['channel']>, words: Messages['customers']): string {
  return channel.name ?? words.channelKind[channel.kind];
}
