import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { Category } from '../api.ts';
import { goodsKeys } from '../api.ts';
import { categoryTree } from './category-tree.ts';

interface Props {
  category: Category | null;
  all: readonly Category[];
  onClose: () => void;
}

export function CategorySheet({ category, all, onClose }: Props) {
  const { categories, states } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const last = all.reduce((most, { position }) => Math.max(most, position), 0);
  const [name, setName] = useState(category?.name ?? '');
  const [parentId, setParentId] = useState(category?.parentId ?? null);
  const [position, setPosition] = useState(category?.position ?? Math.min(9999, last + 1));
  const save = useMutation({
    mutationFn: () =>
      write('staff.catalog.save-category', { ...(category ? { id: category.id } : {}), name: name.trim(), parentId, position }),
    onSuccess: () => {
      void message.success(categories.saved);
      onClose();
    },
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: goodsKeys.categories }),
  });
  // Two levels: one with children stays at the top.
  const hasChildren = all.some((it) => it.parentId === category?.id);
  const parents = hasChildren ? [] : categoryTree(all).flatMap(({ top }) => (top.id === category?.id ? [] : [top]));
  return (
    <Sheet open title={category ? categories.edit : categories.create} onClose={onClose}>
      <Form layout="vertical" onFinish={() => name.trim() && save.mutate()}>
        <Form.Item label={categories.name}>
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={20} aria-label={categories.name} autoFocus />
        </Form.Item>
        <Form.Item label={categories.parent}>
          <Select<string>
            value={parentId}
            onChange={(value: string | undefined) => setParentId(value ?? null)}
            options={parents.map((it) => ({ value: it.id, label: it.name }))}
            placeholder={categories.noParent}
            aria-label={categories.parent}
            allowClear
          />
        </Form.Item>
        <Form.Item label={categories.position} extra={categories.positionHint}>
          <InputNumber<number>
            value={position}
            onChange={(value) => setPosition(value ?? 0)}
            min={0}
            max={9999}
            precision={0}
            aria-label={categories.position}
          />
        </Form.Item>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={save.isPending}>
            {states.save}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
