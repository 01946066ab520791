import { formatChinaDay } from '@lianke/shared';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { CustomerView } from '../api.ts';
import css from './identities.module.css';

/** Under which accounts this person is known. Ids are for support, on hover: nobody reads them. */
export function Identities({ identities }: { identities: NonNullable<CustomerView['identities']> }) {
  const { customers } = useMessages();
  return (
    <ul className={css.list}>
      {identities.map((it) => (
        <li key={`${it.kind}-${it.appId}-${it.value}`}>
          <span title={it.value}>{customers.identityKind[it.kind]}</span>
          <span className={css.value}>{it.kind === 'phone' || it.kind === 'typed_phone' ? it.value : ''}</span>
          <span className={css.since} title={customers.identityLinked(formatChinaDay(it.linkedAt))}>
            {formatChinaDay(it.linkedAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
