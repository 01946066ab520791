import { UploadOutlined } from '@ant-design/icons';
import { formatChinaDay } from '@lianke/shared';
import { App, Button, DatePicker, Flex, Form, Input, Upload } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useInvoiceStep } from '../use-invoice-step.ts';

const mostBytes = 380 * 1024;
const numberShape = /^\d{8,20}$/;

/** It was issued elsewhere: its number, day and file. */
export function ManualSheet({ invoiceId, onClose }: { invoiceId: string; onClose: () => void }) {
  const { invoices, states } = useMessages();
  const { message } = App.useApp();
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState(() => formatChinaDay(Date.now()));
  const [pdf, setPdf] = useState<{ name: string; base64: string } | null>(null);
  const ready = numberShape.test(number.trim()) && pdf !== null;
  const save = useInvoiceStep(
    (pdfBase64: string) => write('staff.invoices.record-manual', { invoiceId, number: number.trim(), issuedOn, pdfBase64 }),
    { said: invoices.manualSaved, onDone: onClose },
  );
  const take = async (file: File): Promise<void> => {
    if (file.type !== 'application/pdf') return void message.error(invoices.pdfWrong);
    if (file.size > mostBytes) return void message.error(invoices.pdfTooBig);
    setPdf({ name: file.name, base64: await toBase64(file) });
  };
  return (
    <Sheet open title={invoices.manualTitle} onClose={onClose}>
      <p style={{ margin: '0 0 12px', color: 'var(--muted)' }}>{invoices.manualBody}</p>
      <Form layout="vertical" onFinish={() => ready && save.mutate(pdf.base64)}>
        <Form.Item
          label={invoices.manualNumber}
          required
          {...(number && !numberShape.test(number.trim()) ? { validateStatus: 'error' as const, help: invoices.manualNumberWrong } : {})}
        >
          <Input
            value={number}
            inputMode="numeric"
            maxLength={20}
            aria-label={invoices.manualNumber}
            onChange={(event) => setNumber(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={invoices.issuedOn} required>
          <DatePicker
            value={dayjs(issuedOn)}
            allowClear={false}
            inputReadOnly
            maxDate={dayjs()}
            aria-label={invoices.issuedOn}
            onChange={(day) => day && setIssuedOn(day.format('YYYY-MM-DD'))}
          />
        </Form.Item>
        <Form.Item label={invoices.pdf} required>
          <Upload
            accept="application/pdf"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(file) => {
              void take(file);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />}>{pdf?.name ?? invoices.choosePdf}</Button>
          </Upload>
        </Form.Item>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
            {invoices.manualSave}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}

const toBase64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((typeof reader.result === 'string' ? reader.result : '').split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'));
    reader.readAsDataURL(file);
  });
