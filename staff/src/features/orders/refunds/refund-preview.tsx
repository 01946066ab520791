import type { Output } from '@lianke/shared/api';
import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { describeError } from '../../../api/api-error.ts';
import { useLocale } from '../../../messages/locale-context.tsx';
import { refundParts } from './refund-text.ts';

interface Props {
  query: UseQueryResult<Output<'staff.refunds.preview'>>;
  chosen: boolean;
}

/** What would go back to the customer, worked out by the server. */
export function RefundPreview({ query, chosen }: Props) {
  const { locale, messages } = useLocale();
  const { refunds } = messages;
  if (!chosen) return <Alert type="info" title={refunds.choosePieces} />;
  if (query.error) return <Alert type="error" showIcon title={refunds.previewFailed} description={describeError(query.error, locale)} />;
  if (!query.data) return <Skeleton.Input active block />;
  return (
    <Alert
      type="info"
      style={{ opacity: query.isPlaceholderData ? 0.6 : 1 }}
      title={`${refunds.preview} ${refundParts(query.data, messages)}`}
      {...(query.data.couponsReturn ? { description: refunds.coupons } : {})}
    />
  );
}
