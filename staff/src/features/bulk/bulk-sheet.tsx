import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Form, Select } from 'antd';
import { useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { canQuickEdit } from '../customers/edit/can-edit.ts';
import type { FieldCatalogue } from '../customers/fields/field-catalogue.ts';
import type { FieldValue } from '../customers/fields/field-value.ts';
import { isEmpty } from '../customers/fields/field-value.ts';
import { ValueEditor } from '../customers/fields/value-editor.tsx';
import type { BulkChange, BulkInput } from './api.ts';
import { bulkKeys, recentBulkQuery } from './api.ts';

export type BulkKind = BulkChange['kind'];

interface Props {
  kind: BulkKind;
  count: number;
  exact: boolean;
  target: BulkInput['target'];
  all: FieldCatalogue;
  onClose: () => void;
  onStarted: () => void;
}

/** What to do with many customers at once. It runs in the background and can be taken back for 30 days, so nothing else is asked. */
export function BulkSheet({ kind, count, exact, target, all, onClose, onStarted }: Props) {
  const { bulk, states } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const [change, setChange] = useState<BulkChange | null>(null);
  const start = useMutation({
    mutationFn: (input: BulkInput) => write('staff.bulk.start', input),
    onSuccess: async (action) => {
      // A small one may be over before anybody asks again; the tray shows it all the same.
      client.setQueryData(recentBulkQuery.queryKey, (recent) => ({ next: null, ...recent, actions: [action, ...(recent?.actions ?? [])] }));
      onStarted();
      onClose();
      await client.invalidateQueries({ queryKey: bulkKeys.all });
    },
    onError: report,
  });
  const title = { tag: bulk.tag, assign: bulk.assign, set: bulk.set }[kind];
  return (
    <Sheet open title={bulk.forHowMany(title, formatCount(count), exact)} onClose={onClose}>
      <Form layout="vertical" component="div">
        {kind === 'tag' ? <TagForm all={all} onChange={setChange} /> : null}
        {kind === 'assign' ? <AssignForm all={all} onChange={setChange} /> : null}
        {kind === 'set' ? <SetForm all={all} onChange={setChange} /> : null}
        <p style={{ margin: '0 0 16px', color: 'var(--muted)', fontSize: 12 }}>{bulk.undoable}</p>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" disabled={!change} loading={start.isPending} onClick={() => change && start.mutate({ target, change })}>
            {bulk.start}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}

interface FormProps {
  all: FieldCatalogue;
  onChange: (change: BulkChange | null) => void;
}

function TagForm({ all, onChange }: FormProps) {
  const { bulk, records } = useMessages();
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const options = [...new Set(all.tags.map(({ name }) => name))].map((name) => ({ value: name, label: name }));
  const tell = (nextAdd: string[], nextRemove: string[]): void => {
    setAdd(nextAdd);
    setRemove(nextRemove);
    onChange(nextAdd.length + nextRemove.length > 0 ? { kind: 'tag', add: nextAdd, remove: nextRemove } : null);
  };
  const common = { style: { width: '100%' }, maxCount: 20, tokenSeparators: [',', '，', '、'], placeholder: records.tagsPlaceholder };
  return (
    <>
      <Form.Item label={bulk.addTags}>
        <Select<string[]>
          {...common}
          mode="tags"
          value={add}
          options={options.filter(({ value }) => !remove.includes(value))}
          aria-label={bulk.addTags}
          onChange={(next) =>
            tell(
              next,
              remove.filter((tag) => !next.includes(tag)),
            )
          }
        />
      </Form.Item>
      <Form.Item label={bulk.removeTags}>
        <Select<string[]>
          {...common}
          mode="tags"
          value={remove}
          options={options.filter(({ value }) => !add.includes(value))}
          aria-label={bulk.removeTags}
          onChange={(next) =>
            tell(
              add.filter((tag) => !next.includes(tag)),
              next,
            )
          }
        />
      </Form.Item>
    </>
  );
}

const noOwner = '';

function AssignForm({ all, onChange }: FormProps) {
  const { bulk } = useMessages();
  return (
    <Form.Item label={all.label('owner')}>
      <Select<string>
        autoFocus
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={bulk.chooseOwner}
        aria-label={all.label('owner')}
        options={[...all.owners.map(({ staffId, name }) => ({ value: staffId, label: name })), { value: noOwner, label: bulk.noOwner }]}
        onChange={(id) => onChange({ kind: 'assign', ownerId: id === noOwner ? null : id })}
      />
    </Form.Item>
  );
}

function SetForm({ all, onChange }: FormProps) {
  const { bulk, filters } = useMessages();
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<FieldValue>(null);
  const fields = all.fields.filter((field) => canQuickEdit(field) && !['tags', 'owner', 'name'].includes(field.key));
  const field = key ? all.find(key) : undefined;
  const tell = (next: FieldValue, nextKey: string | null = key): void => {
    setKey(nextKey);
    setValue(next);
    const required = nextKey ? (all.find(nextKey)?.required ?? false) : true;
    onChange(nextKey && !(isEmpty(next) && required) ? { kind: 'set', field: nextKey, value: isEmpty(next) ? null : next } : null);
  };
  return (
    <>
      <Form.Item label={filters.field}>
        <Select<string>
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%' }}
          placeholder={filters.chooseField}
          aria-label={filters.field}
          options={fields.map((it) => ({ value: it.key, label: all.label(it.key) }))}
          onChange={(next) => tell(null, next)}
        />
      </Form.Item>
      {field ? (
        <Form.Item label={bulk.newValue} extra={field.required ? undefined : bulk.emptyClears}>
          <ValueEditor key={field.key} field={field} value={value} onChange={(next) => tell(next)} all={all} />
        </Form.Item>
      ) : null}
    </>
  );
}
