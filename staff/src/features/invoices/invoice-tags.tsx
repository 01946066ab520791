import { CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { CheckResult, InvoiceRequestState, InvoiceState, InvoiceType, RedState } from '@lianke/shared';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';

/** What somebody has to act on stands out; what is over does not. */
const requestTones: Record<InvoiceRequestState, string> = {
  requested: 'warning',
  approved: 'processing',
  issuing: 'processing',
  issued: 'success',
  failed: 'error',
  rejected: 'default',
  cancelled: 'default',
  reversed: 'default',
};
const invoiceTones: Record<InvoiceState, string> = {
  queued: 'default',
  submitting: 'processing',
  issued: 'success',
  failed: 'error',
  reversed: 'default',
  dropped: 'default',
};
const redTones: Record<RedState, string> = {
  requested: 'warning',
  submitting: 'processing',
  waiting_buyer: 'warning',
  waiting_seller: 'warning',
  confirmed: 'processing',
  issuing: 'processing',
  reversed: 'success',
  refused: 'error',
  expired: 'error',
  withdrawn: 'default',
  failed: 'error',
};
const checkTones: Record<CheckResult, string> = { ok: 'success', warn: 'warning', stop: 'error' };
const checkIcons: Record<CheckResult, ReactNode> = {
  ok: <CheckCircleOutlined />,
  warn: <ExclamationCircleOutlined />,
  stop: <CloseCircleOutlined />,
};
const flush = { margin: 0 };

export function RequestTag({ state }: { state: InvoiceRequestState }) {
  const { invoices } = useMessages();
  return (
    <Tag color={requestTones[state]} style={flush}>
      {invoices.state[state]}
    </Tag>
  );
}

export function InvoiceTag({ state }: { state: InvoiceState }) {
  const { invoices } = useMessages();
  return (
    <Tag color={invoiceTones[state]} style={flush}>
      {invoices.invoiceState[state]}
    </Tag>
  );
}

export function RedTag({ state }: { state: RedState }) {
  const { reds } = useMessages();
  return (
    <Tag color={redTones[state]} style={flush}>
      {reds.state[state]}
    </Tag>
  );
}

export function CheckTag({ result, label }: { result: CheckResult; label?: string }) {
  const { invoices } = useMessages();
  return (
    <Tag color={checkTones[result]} icon={checkIcons[result]} style={flush}>
      {label ?? invoices.check[result]}
    </Tag>
  );
}

export function TypeTag({ type }: { type: InvoiceType }) {
  const { invoices } = useMessages();
  return <Tag style={flush}>{invoices.shortType[type]}</Tag>;
}
