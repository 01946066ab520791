import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card } from '../../ui/page.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { sessionQuery, useMay } from '../session/api.ts';
import type { Settings } from './api.ts';
import { settingsQuery } from './api.ts';
import css from './settings-form.module.css';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { WelcomeField } from './welcome-field.tsx';

export function SettingsForm({ settings }: { settings: Settings }) {
  const words = useMessages();
  const { states } = words;
  const mayWrite = useMay('settings.write');
  const [form] = Form.useForm<Settings>();
  const [changed, setChanged] = useState(false);
  const client = useQueryClient();
  const { message } = App.useApp();
  const report = useReportFailure();
  useLeaveGuard(changed);
  const save = useMutation({
    mutationFn: (values: Settings) => write('staff.settings.update', values),
    onSuccess: (saved) => {
      client.setQueryData(settingsQuery.queryKey, saved);
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      form.setFieldsValue(saved);
      setChanged(false);
      void message.success(states.saved);
    },
    onError: report,
  });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={settings}
      disabled={!mayWrite}
      onValuesChange={() => setChanged(true)}
      onFinish={(values) => save.mutate(values)}
    >
      {mayWrite ? null : <Alert type="info" showIcon title={words.settings.readOnly} style={{ marginBottom: 12 }} />}
      <Card className={css.group}>
        <h2 className={css.heading}>{words.settings.basics}</h2>
        <Form.Item
          name="shopName"
          label={words.settings.shopName}
          extra={words.settings.shopNameHint}
          rules={[{ required: true, whitespace: true, message: words.settings.shopNameRequired }]}
        >
          <Input maxLength={30} showCount />
        </Form.Item>
      </Card>
      <Card className={css.group}>
        <h2 className={css.heading}>{words.settings.welcomes}</h2>
        <WelcomeField name="oaWelcomeText" label={words.settings.oaWelcome} hint={words.settings.oaWelcomeHint} maxLength={600} />
        <WelcomeField name="wecomWelcomeText" label={words.settings.wecomWelcome} hint={words.settings.wecomWelcomeHint} maxLength={1000} />
      </Card>
      {mayWrite ? (
        <div className={css.bar}>
          <Button
            disabled={!changed || save.isPending}
            onClick={() => {
              form.resetFields();
              setChanged(false);
            }}
          >
            {states.undo}
          </Button>
          <Button type="primary" htmlType="submit" disabled={!changed} loading={save.isPending}>
            {states.save}
          </Button>
        </div>
      ) : null}
    </Form>
  );
}
