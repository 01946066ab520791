import { Button, Checkbox, Flex, Input } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { SavedView } from './api.ts';

interface Props {
  view: SavedView | null;
  open: boolean;
  busy: boolean;
  onClose: () => void;
  onSave: (name: string, shared: boolean) => void;
}

export function SaveViewSheet({ view, open, busy, onClose, onSave }: Props) {
  const { views: words, states } = useMessages();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const ready = name.trim() !== '';
  return (
    <Sheet open={open} title={view ? words.rename : words.saveAs} onClose={onClose}>
      <Flex vertical gap={12}>
        <Input
          autoFocus
          value={name}
          maxLength={30}
          placeholder={words.namePlaceholder}
          aria-label={words.name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => ready && onSave(name.trim(), shared)}
        />
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {words.share}
        </Checkbox>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" disabled={!ready} loading={busy} onClick={() => onSave(name.trim(), shared)}>
            {states.save}
          </Button>
        </Flex>
      </Flex>
    </Sheet>
  );
}
