import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { Store, StoreInput } from '../api.ts';
import { goodsKeys } from '../api.ts';

const nothing: StoreInput = { name: '', address: '', phone: '', hours: '', pickup: true, open: true };

export function StoreSheet({ store, onClose }: { store: Store | null; onClose: () => void }) {
  const { states, stores } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [draft, setDraft] = useState<StoreInput>(store ?? nothing);
  const change = (part: Partial<StoreInput>): void => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () => write('staff.stores.save', draft),
    onSuccess: () => {
      void message.success(stores.saved);
      onClose();
    },
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: goodsKeys.stores }),
  });
  const text = (key: 'name' | 'address' | 'phone' | 'hours', maxLength: number, placeholder = '') => (
    <Form.Item label={stores[key]}>
      <Input
        value={draft[key]}
        onChange={(event) => change({ [key]: event.target.value })}
        maxLength={maxLength}
        placeholder={placeholder}
        aria-label={stores[key]}
        autoFocus={key === 'name'}
      />
    </Form.Item>
  );
  const ready = draft.name.trim() !== '';
  return (
    <Sheet open title={store ? stores.edit : stores.create} onClose={onClose}>
      <Form layout="vertical" onFinish={() => ready && save.mutate()}>
        {text('name', 40)}
        {text('address', 120)}
        {text('phone', 30)}
        {text('hours', 60, stores.hoursPlaceholder)}
        <Flex gap={24} style={{ marginBottom: 16 }}>
          {(['open', 'pickup'] as const).map((key) => (
            <label key={key} style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
              <Switch checked={draft[key]} onChange={(value) => change({ [key]: value })} aria-label={stores[key]} />
              {stores[key]}
            </label>
          ))}
        </Flex>
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
