import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useUndoToast } from '../../../ui/use-undo-toast.tsx';
import { ExportSheet } from '../../exports/export-sheet.tsx';
import { useMay } from '../../session/api.ts';
import { CreateCustomerDrawer } from '../create/create-customer-drawer.tsx';
import type { FieldCatalogue } from '../fields/field-catalogue.ts';
import type { ListSearch } from './list-search.ts';

interface Props {
  search: ListSearch;
  shown: readonly string[];
  total: { count: number; exact: boolean } | undefined;
  all: FieldCatalogue;
  onCreated: (id: string) => void;
}

/** A new customer, and what is shown as a file: for those who may. */
export function ListActions({ search, shown, total, all, onCreated }: Props) {
  const { create, exports: words } = useMessages();
  const mayCreate = useMay('customers.create');
  const mayExport = useMay('customers.export');
  const toast = useUndoToast();
  const [open, setOpen] = useState<'create' | 'export' | null>(null);
  if (all.fields.length === 0) return null;
  return (
    <Flex gap={8}>
      {mayExport && total && total.count > 0 ? (
        <Button icon={<DownloadOutlined />} onClick={() => setOpen('export')}>
          {words.open}
        </Button>
      ) : null}
      {mayCreate ? (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('create')}>
          {create.open}
        </Button>
      ) : null}
      {open === 'export' && total ? (
        <ExportSheet search={search} shown={shown} total={total} all={all} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'create' ? (
        <CreateCustomerDrawer
          all={all}
          onClose={() => setOpen(null)}
          onCreated={(id) => {
            setOpen(null);
            toast(create.created, null);
            onCreated(id);
          }}
        />
      ) : null}
    </Flex>
  );
}
