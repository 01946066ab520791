import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { useSnapshot } from '../../../api/use-snapshot';
import type { InvoiceFile, IssuedInvoice } from '../../../invoices/types';
import { t } from '../../../messages';
import { toast } from '../../../platform/feedback';
import { fileGoes } from '../../../platform/keep-file';
import { keepPaper } from '../../../platform/paper';
import { ClaimButton } from '../../../ui/claim-button';
import { Sheet } from '../../../ui/sheet';
import { paperOf } from '../invoice-files';
import './files-sheet.scss';

interface Props {
  paper: IssuedInvoice;
  onClose: () => void;
}

/** The invoice in every form it comes in. */
export function FilesSheet({ paper, onClose }: Props): ReactElement {
  return (
    <Sheet title={t('invoice.more_formats')} onClose={onClose}>
      {paper.files.map((file) => (
        <FileRow key={file.kind} invoiceId={paper.id} file={file} />
      ))}
    </Sheet>
  );
}

const size = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} KB`;

function FileRow({ invoiceId, file: { kind, bytes } }: { invoiceId: string; file: InvoiceFile }): ReactElement {
  const { data, failure, retry } = useSnapshot(paperOf(invoiceId, kind));
  const keep = (): void => {
    if (!data) return;
    keepPaper(data).then(
      () => (fileGoes === 'save' ? toast(t('invoice.file_kept'), 'success') : undefined),
      // WeChat itself says when it will not, and the person knows what was closed.
      () => (fileGoes === 'save' ? toast(t('invoice.file_failed')) : undefined),
    );
  };
  return (
    <View className="file-row">
      <View className="file-row__words">
        <View>{t(`invoice.file.${kind}`)}</View>
        <View className="file-row__size numbers">{failure ? failure.message : size(bytes)}</View>
      </View>
      {data ? (
        <ClaimButton label={t(fileGoes === 'save' ? 'invoice.file_save' : 'invoice.file_send')} look="open" onTap={keep} />
      ) : failure ? (
        <ClaimButton label={t('action.retry')} look="open" onTap={() => void retry()} />
      ) : (
        <ClaimButton label={t('invoice.file_wait')} look="none" />
      )}
    </View>
  );
}
