import { App, Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import { useNarrow } from '../../ui/use-media.ts';
import type { CustomField, CustomFieldInput } from './api.ts';
import css from './custom-fields.module.css';
import { FieldForm } from './field-form.tsx';
import { useSaveField } from './use-save-field.ts';

interface Props {
  editing: CustomField | 'new' | null;
  onClose: () => void;
}

/** Closing a changed form asks first. */
export function FieldDrawer({ editing, onClose }: Props) {
  const { customFields, states } = useMessages();
  const { modal } = App.useApp();
  const narrow = useNarrow();
  const [form] = Form.useForm<CustomFieldInput>();
  const [changed, setChanged] = useState(false);
  const field = editing === 'new' ? null : editing;
  const done = (): void => {
    setChanged(false);
    onClose();
  };
  const save = useSaveField({ said: states.saved, onDone: done });
  const archive = useSaveField({ said: customFields.archivedDone, onDone: done });
  const close = (): void => {
    if (!changed) return onClose();
    void modal.confirm({
      title: states.unsavedTitle,
      content: states.unsavedBody,
      okText: states.leave,
      cancelText: states.stay,
      onOk: done,
    });
  };
  const askArchive = (it: CustomField): void =>
    void modal.confirm({
      title: customFields.archiveTitle(it.label),
      content: customFields.archiveBody,
      okText: customFields.archive,
      cancelText: states.cancel,
      onOk: () => archive.mutateAsync({ ...it, archived: true }).catch(() => undefined),
    });
  return (
    <Drawer
      open={editing !== null}
      onClose={close}
      title={field ? customFields.editTitle : customFields.createTitle}
      size={narrow ? '100%' : 520}
      destroyOnHidden
      footer={
        <div className={css.footer}>
          {field ? (
            <Button danger onClick={() => askArchive(field)}>
              {customFields.archive}
            </Button>
          ) : null}
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {customFields.save}
          </Button>
        </div>
      }
    >
      {editing === null ? null : (
        <FieldForm
          key={field?.id ?? 'new'}
          form={form}
          field={field}
          onChange={() => setChanged(true)}
          onSave={(values) => save.mutate({ ...values, ...(field ? { id: field.id } : {}) })}
        />
      )}
    </Drawer>
  );
}
