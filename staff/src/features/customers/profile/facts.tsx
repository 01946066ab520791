import { formatChinaDay } from '@lianke/shared';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import type { CustomerView } from '../api.ts';
import { channelText } from './channel-text.ts';
import { PhoneLine } from './phone-line.tsx';
import css from './profile-header.module.css';

export function Facts({ customer }: { customer: CustomerView }) {
  const { customers } = useMessages();
  const { channel } = customer;
  return (
    <dl className={css.facts}>
      <dt>{customers.phone}</dt>
      <dd>
        <PhoneLine key={customer.id} customer={customer} />
      </dd>
      <dt>{customers.source}</dt>
      <dd>
        {channelText(channel, customers)}
        {channel.name ? <span className={css.quiet}> · {customers.channelKind[channel.kind]}</span> : null}
      </dd>
      <dt>{customers.lastSeen}</dt>
      <dd>
        <Ago at={customer.lastSeenAt} />
      </dd>
      <dt>{customers.joined}</dt>
      <dd>{formatChinaDay(customer.createdAt)}</dd>
    </dl>
  );
}
