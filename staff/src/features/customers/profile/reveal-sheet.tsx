import type { PersonalField } from '@lianke/shared';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import css from './reveal-sheet.module.css';

interface Props {
  customerId: string;
  field: PersonalField;
  label: string;
  open: boolean;
  onClose: () => void;
  onShown: (value: string, left: number) => void;
}

/** Asks why before showing a full value; the server records it. */
export function RevealSheet({ customerId, field, label, open, onClose, onShown }: Props) {
  const { customers, records, states } = useMessages();
  const report = useReportFailure();
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    mutationFn: () => write('staff.customers.reveal', { customerId, field, reason: reason.trim() }),
    onSuccess: ({ value, left }) => {
      onShown(value, left);
      onClose();
    },
    onError: report,
  });
  const ready = reason.trim().length >= 2;
  return (
    <Sheet open={open} title={records.revealTitle(label)} onClose={onClose}>
      <p className={css.body}>{customers.phoneReasonBody}</p>
      <div className={css.reasons}>
        {customers.phoneReasons.map((preset) => (
          <Button
            key={preset}
            type={reason === preset ? 'primary' : 'default'}
            aria-pressed={reason === preset}
            onClick={() => setReason(preset)}
          >
            {preset}
          </Button>
        ))}
      </div>
      <Input
        value={customers.phoneReasons.includes(reason) ? '' : reason}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={() => ready && reveal.mutate()}
        placeholder={customers.phoneReasonPlaceholder}
        aria-label={customers.phoneReasonPlaceholder}
        maxLength={200}
      />
      <div className={css.actions}>
        <Button onClick={onClose}>{states.cancel}</Button>
        <Button type="primary" disabled={!ready} loading={reveal.isPending} onClick={() => reveal.mutate()}>
          {records.show(label)}
        </Button>
      </div>
    </Sheet>
  );
}
