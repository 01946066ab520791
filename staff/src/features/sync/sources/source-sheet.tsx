import type { SyncSourceKind } from '@lianke/shared';
import { syncSourceKinds } from '@lianke/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { SyncSource } from '../api.ts';
import { syncKeys } from '../api.ts';

/** A new source, or another name for one; its kind stays what it was. */
export function SourceSheet({ source, onClose }: { source: SyncSource | null; onClose: () => void }) {
  const { states, sync } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [kind, setKind] = useState<SyncSourceKind>(source?.kind ?? 'open');
  const [name, setName] = useState(source?.name ?? '');
  const [on, setOn] = useState(source?.on ?? true);
  const save = useMutation({
    mutationFn: () => write('staff.sync.save-source', { ...(source ? { id: source.id } : {}), kind, name: name.trim(), on }),
    onSuccess: () => {
      void message.success(sync.saved);
      onClose();
    },
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: syncKeys.sources }),
  });
  const ready = name.trim() !== '';
  return (
    <Sheet open title={source ? sync.edit : sync.add} onClose={onClose}>
      <Form layout="vertical" onFinish={() => ready && save.mutate()}>
        <Form.Item label={sync.type} extra={sync.kindHint[kind]}>
          <Select<SyncSourceKind>
            value={kind}
            onChange={setKind}
            disabled={source !== null}
            aria-label={sync.type}
            options={syncSourceKinds.map((value) => ({ value, label: sync.kind[value] }))}
          />
        </Form.Item>
        <Form.Item label={sync.name}>
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={40}
            placeholder={sync.namePlaceholder}
            aria-label={sync.name}
            autoFocus
          />
        </Form.Item>
        <label style={{ display: 'inline-flex', gap: 8, alignItems: 'center', marginBottom: 16 }}>
          <Switch checked={on} onChange={setOn} aria-label={sync.on} />
          {sync.on}
        </label>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
            {states.save}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
