import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Flex, Form, Input, Radio, Select } from 'antd';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { useNarrow } from '../../ui/use-media.ts';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { directoryQuery } from '../session/api.ts';
import type { Channel, NewChannel } from './api.ts';
import { channelKeys } from './api.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  onCreated: (channel: Channel) => void;
}

/** The form stays as filled when the drawer is closed by mistake; it empties once the code exists. */
export function CreateChannelDrawer({ open, onClose, onCreated }: Props) {
  const { channels, states } = useMessages();
  const narrow = useNarrow();
  const [form] = Form.useForm<NewChannel>();
  const kind = Form.useWatch('kind', form) ?? 'oa_qr';
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const directory = useQuery({ ...directoryQuery, enabled: open });
  const create = useMutation({
    mutationFn: (values: NewChannel) => {
      const { welcomeText, staffUserids, ...rest } = values;
      const welcome = welcomeText?.trim();
      return write('staff.channels.create', {
        ...rest,
        staffUserids: values.kind === 'wecom_way' ? staffUserids : [],
        ...(welcome ? { welcomeText: welcome } : {}),
      });
    },
    onSuccess: async (channel) => {
      void message.success(channels.created);
      form.resetFields();
      onCreated(channel);
      await client.invalidateQueries({ queryKey: channelKeys.all });
    },
    onError: report,
  });
  return (
    <Drawer
      open={open}
      title={channels.create}
      onClose={onClose}
      size={narrow ? '100%' : 440}
      forceRender
      footer={
        <Flex justify="end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" onClick={() => form.submit()} loading={create.isPending}>
            {channels.submit}
          </Button>
        </Flex>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => create.mutate(values)}
        initialValues={{ kind: 'oa_qr', staffUserids: [] }}
      >
        <Form.Item name="kind" extra={channels.kindHint[kind]}>
          <Radio.Group
            optionType="button"
            options={[
              { value: 'oa_qr', label: channels.kind.oa_qr },
              { value: 'wecom_way', label: channels.kind.wecom_way },
            ]}
          />
        </Form.Item>
        <Form.Item name="name" label={channels.name} rules={[{ required: true, whitespace: true, message: channels.nameRequired }]}>
          <Input placeholder={channels.namePlaceholder} maxLength={30} showCount autoFocus />
        </Form.Item>
        {kind === 'wecom_way' ? (
          <Form.Item
            name="staffUserids"
            label={channels.staff}
            rules={[{ required: true, type: 'array', min: 1, message: channels.staffRequired }]}
          >
            <Select
              mode="multiple"
              placeholder={channels.staffPlaceholder}
              loading={directory.isFetching}
              showSearch={{ optionFilterProp: 'label' }}
              options={(directory.data?.staff ?? []).map(({ userid, name }) => ({ value: userid, label: name }))}
            />
          </Form.Item>
        ) : null}
        <Form.Item name="welcomeText" label={channels.welcome}>
          <Input.TextArea placeholder={channels.welcomePlaceholder} maxLength={600} showCount autoSize={{ minRows: 3, maxRows: 8 }} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
