import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { isReason } from '../../ui/reason-field.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { FieldCatalogue } from '../customers/fields/field-catalogue.ts';
import type { ListSearch } from '../customers/list/list-search.ts';
import { toSelection } from '../customers/list/list-search.ts';
import { exportKeys } from './api.ts';
import { exportableFields, toggleColumn } from './export-columns.ts';

interface Props {
  search: ListSearch;
  shown: readonly string[];
  total: { count: number; exact: boolean };
  all: FieldCatalogue;
  onClose: () => void;
}

type Format = 'xlsx' | 'csv';

/** What the list shows, as a file: which columns, in which form, and why. Who took it and why is kept on record and printed into it. */
export function ExportSheet({ search, shown, total, all, onClose }: Props) {
  const { exports: words, states } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const possible = exportableFields(all);
  const keys = possible.map(({ key }) => key);
  const [columns, setColumns] = useState<string[]>(() => ['name', ...shown].filter((key) => keys.includes(key)));
  const [format, setFormat] = useState<Format>('xlsx');
  const [reason, setReason] = useState('');
  const start = useMutation({
    mutationFn: () => write('staff.exports.start', { selection: toSelection(search), columns, format, reason: reason.trim() }),
    onSuccess: ({ downloadUrl }) => {
      // The server answers with an attachment: the page stays where it is.
      window.location.assign(downloadUrl);
      void client.invalidateQueries({ queryKey: exportKeys.all });
      onClose();
    },
    onError: report,
  });
  const ready = columns.length > 0 && isReason(reason);
  return (
    <Drawer
      open
      title={words.forHowMany(formatCount(total.count), total.exact)}
      size="min(440px, 100%)"
      onClose={onClose}
      footer={
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" icon={<DownloadOutlined />} disabled={!ready} loading={start.isPending} onClick={() => start.mutate()}>
            {words.start}
          </Button>
        </div>
      }
    >
      <Form layout="vertical" component="div">
        <Form.Item label={words.reason} required extra={words.reasonHint}>
          <Input
            autoFocus
            value={reason}
            maxLength={200}
            placeholder={words.reasonPlaceholder}
            aria-label={words.reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={words.format}>
          <Segmented<Format>
            value={format}
            onChange={setFormat}
            options={[
              { value: 'xlsx', label: words.xlsx },
              { value: 'csv', label: words.csv },
            ]}
          />
        </Form.Item>
        <Form.Item label={words.columns(columns.length)}>
          <div style={{ marginBottom: 8 }}>
            <Button size="small" type="link" style={{ paddingLeft: 0 }} onClick={() => setColumns(keys)}>
              {words.allColumns}
            </Button>
            <Button size="small" type="link" onClick={() => setColumns([])}>
              {words.noColumns}
            </Button>
          </div>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px 12px' }}>
            {possible.map((field) => (
              <Checkbox
                key={field.key}
                checked={columns.includes(field.key)}
                onChange={() => setColumns(toggleColumn(columns, field.key, keys))}
              >
                {all.label(field.key)}
              </Checkbox>
            ))}
          </div>
        </Form.Item>
      </Form>
    </Drawer>
  );
}
