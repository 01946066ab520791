import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { newIdempotencyKey } from '../../../api/idempotency-key.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { useMay } from '../../session/api.ts';
import { customerKeys } from '../customer-keys.ts';
import type { FieldCatalogue, FieldView } from '../fields/field-catalogue.ts';
import type { FieldValue } from '../fields/field-value.ts';
import { isEmpty } from '../fields/field-value.ts';
import { ValueEditor } from '../fields/value-editor.tsx';
import type { Draft } from './create-fields.ts';
import { createFields, missingFields, toCreateInput } from './create-fields.ts';
import { LookUpNotice, useLookUp } from './look-up.tsx';

interface Props {
  all: FieldCatalogue;
  onClose: () => void;
  onCreated: (id: string) => void;
}

const width = 440;

/** A customer nobody has met online yet. While the number is typed it is looked up, and its region filled in. */
export function CreateCustomerDrawer({ all, onClose, onCreated }: Props) {
  const { create, records, states } = useMessages();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const full = useMedia('(max-width: 560px)');
  const mayAssign = useMay('customers.assign');
  const [draft, setDraft] = useState<Draft>({});
  const [more, setMore] = useState(false);
  const [tried, setTried] = useState(false);
  const [attempt, setAttempt] = useState(newIdempotencyKey);
  const fields = createFields(all, mayAssign);
  const phone = typeof draft.phone === 'string' ? draft.phone : '';
  const lookUp = useLookUp(phone);
  const region = all.find('region');
  const guessed = region && fields.more.concat(fields.asked).includes(region) && draft.region === undefined ? lookUp?.region : null;
  const values: Draft = guessed ? { ...draft, region: guessed.code } : draft;
  const missing = missingFields([...fields.asked, ...fields.more], values);

  const save = useMutation({
    mutationFn: () => write('staff.customers.create', toCreateInput(values), { idempotencyKey: attempt }),
    onSuccess: async ({ id }) => {
      onCreated(id);
      await client.invalidateQueries({ queryKey: customerKeys.all });
    },
    onError: (error) => {
      report(error);
      // A refused attempt is over; the next one is another request.
      setAttempt(newIdempotencyKey());
    },
  });
  const change = (key: string, value: FieldValue): void => setDraft((before) => ({ ...before, [key]: value }));
  const submit = (): void => {
    setTried(true);
    if (missing.some((field) => fields.more.includes(field))) setMore(true);
    if (missing.length === 0) save.mutate();
  };
  const close = (): void => {
    if (!Object.values(draft).some((value) => !isEmpty(value))) return onClose();
    void modal.confirm({
      title: states.unsavedTitle,
      content: states.unsavedBody,
      okText: states.leave,
      cancelText: states.stay,
      onOk: onClose,
    });
  };
  const item = (field: FieldView, index: number) => (
    <Form.Item
      key={field.key}
      label={all.label(field.key)}
      required={field.required || field.key === 'name'}
      {...(tried && missing.includes(field) ? { validateStatus: 'error' as const, help: records.required } : {})}
      {...(field.key === 'region' && guessed ? { extra: create.regionGuessed(guessed.name) } : {})}
    >
      <ValueEditor
        field={field}
        value={values[field.key] ?? null}
        onChange={(value) => change(field.key, value)}
        all={all}
        autoFocus={index === 0}
      />
      {field.key === 'phone' && lookUp && lookUp.found.length > 0 ? (
        <div style={{ marginTop: 8 }}>
          <LookUpNotice found={lookUp.found} />
        </div>
      ) : null}
    </Form.Item>
  );
  return (
    <Drawer
      open
      title={create.title}
      size={full ? '100%' : width}
      onClose={close}
      footer={
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button onClick={close}>{states.cancel}</Button>
          <Button type="primary" loading={save.isPending} onClick={submit}>
            {create.submit}
          </Button>
        </div>
      }
    >
      <Form layout="vertical" component="div">
        {fields.asked.map(item)}
        {guessed && !more ? <p style={{ color: 'var(--muted)' }}>{create.regionWillBe(guessed.name)}</p> : null}
        {more ? fields.more.map((field) => item(field, 1)) : null}
        {!more && fields.more.length > 0 ? (
          <Button type="link" style={{ padding: 0 }} onClick={() => setMore(true)}>
            {create.more(fields.more.length)}
          </Button>
        ) : null}
      </Form>
    </Drawer>
  );
}
