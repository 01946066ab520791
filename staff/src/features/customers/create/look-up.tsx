import { formatChinaDay } from '@lianke/shared';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useDebounced } from '../../../ui/use-debounced.ts';

const typingMs = 300;
const shortest = 7;

const lookUpQuery = (phone: string) =>
  queryOptions({
    queryKey: ['customer-look-up', phone],
    queryFn: ({ signal }) => call('staff.customers.look-up', { phone }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

export function useLookUp(phone: string) {
  const digits = phone.replace(/\D/g, '');
  const asked = useDebounced(digits, typingMs);
  const enabled = asked.length >= shortest && digits.length >= shortest;
  const query = useQuery({ ...lookUpQuery(asked), enabled });
  return enabled ? query.data : undefined;
}

/** “已有客户 王*，负责人 张*，2024-05-01 起”: said while the number is being typed, so that nobody makes a second record. */
export function LookUpNotice({ found }: { found: NonNullable<ReturnType<typeof useLookUp>>['found'] }) {
  const { create } = useMessages();
  if (found.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={create.known}
      description={found.map((it, index) => (
        <div key={it.customerId ?? index}>
          {create.knownAs(it.nameMasked, it.phoneMasked, it.ownerMasked, formatChinaDay(it.since))}{' '}
          {it.customerId ? (
            // In a tab of its own: what was typed here stays.
            <Link to={`/customers/${encodeURIComponent(it.customerId)}`} target="_blank">
              {create.openKnown}
            </Link>
          ) : null}
        </div>
      ))}
    />
  );
}
