import type { PersonalField } from '@lianke/shared';
import { useMutation } from '@tanstack/react-query';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { ReasonSheet } from '../../../ui/reason-sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';

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
  const { customers, records } = useMessages();
  const report = useReportFailure();
  const reveal = useMutation({
    mutationFn: (reason: string) => write('staff.customers.reveal', { customerId, field, reason }),
    onSuccess: ({ value, left }) => {
      onShown(value, left);
      onClose();
    },
    onError: report,
  });
  return (
    <ReasonSheet
      open={open}
      title={records.revealTitle(label)}
      body={customers.phoneReasonBody}
      presets={customers.phoneReasons}
      placeholder={customers.phoneReasonPlaceholder}
      submit={records.show(label)}
      pending={reveal.isPending}
      onSubmit={(reason) => reveal.mutate(reason)}
      onClose={onClose}
    />
  );
}
