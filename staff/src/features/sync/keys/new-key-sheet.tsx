import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { SyncSource } from '../api.ts';
import { syncKeys } from '../api.ts';
import css from '../sync.module.css';

/** Makes a key and shows its secret this once. It lives in this sheet only: no cache, no address, gone when it is closed. */
export function NewKeySheet({ sources, onClose }: { sources: readonly SyncSource[]; onClose: () => void }) {
  const { states, sync } = useMessages();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [name, setName] = useState('');
  const [sourceId, setSourceId] = useState(sources[0]?.id ?? '');
  const create = useMutation({
    mutationFn: () => write('staff.open-keys.create', { sourceId, name: name.trim() }),
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: syncKeys.keys }),
    gcTime: 0,
  });
  const ready = name.trim() !== '' && sourceId !== '';
  // A tap beside it must not lose the secret.
  const askBeforeLosing = (): void =>
    void modal.confirm({
      title: sync.secretTitle,
      content: sync.secretBody,
      okText: sync.secretDone,
      cancelText: states.cancel,
      onOk: onClose,
    });
  if (create.data)
    return (
      <Sheet open title={sync.secretTitle} onClose={askBeforeLosing}>
        <Alert type="warning" showIcon title={sync.secretBody} style={{ marginBottom: 16 }} />
        {(
          [
            [sync.keyId, create.data.key.id],
            [sync.secret, create.data.secret],
          ] as const
        ).map(([label, value]) => (
          <div key={label}>
            {label}
            <div className={css.secret}>
              <span>{value}</span>
              <CopyButton text={value} />
            </div>
          </div>
        ))}
        <Flex justify="flex-end">
          <Button type="primary" onClick={onClose}>
            {sync.secretDone}
          </Button>
        </Flex>
      </Sheet>
    );
  return (
    <Sheet open title={sync.newKey} onClose={onClose}>
      <Form layout="vertical" onFinish={() => ready && create.mutate()}>
        <Form.Item label={sync.keySource}>
          <Select<string>
            value={sourceId}
            onChange={setSourceId}
            aria-label={sync.keySource}
            options={sources.map((it) => ({ value: it.id, label: it.name }))}
          />
        </Form.Item>
        <Form.Item label={sync.keyName}>
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={40}
            placeholder={sync.keyNamePlaceholder}
            aria-label={sync.keyName}
            autoFocus
          />
        </Form.Item>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={create.isPending}>
            {sync.newKey}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
