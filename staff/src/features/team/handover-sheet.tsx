import { CheckCircleOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { Member } from './api.ts';
import { teamQuery } from './api.ts';
import css from './handover.module.css';

interface Props {
  from: Member | null;
  members: readonly Member[];
  onClose: () => void;
  onStarted: () => void;
}

/** Gives one colleague's customers to another, and says beforehand what that does here and in WeCom. */
export function HandoverSheet({ from, members, onClose, onStarted }: Props) {
  const { handover } = useMessages();
  return (
    <Sheet open={from !== null} title={handover.title} onClose={onClose}>
      {from ? <HandoverForm key={from.id} from={from} members={members} onClose={onClose} onStarted={onStarted} /> : null}
    </Sheet>
  );
}

interface Values {
  toStaffId: string;
  reason: string;
}

function HandoverForm({ from, members, onClose, onStarted }: Props & { from: Member }) {
  const { access, handover, team } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [form] = Form.useForm<Values>();
  const toId = Form.useWatch('toStaffId', form);
  const to = members.find(({ id }) => id === toId);
  const start = useMutation({
    mutationFn: (values: Values) => write('staff.team.hand-over', { fromStaffId: from.id, ...values }),
    onSuccess: () => {
      void message.success(handover.started);
      onClose();
      onStarted();
    },
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: teamQuery.queryKey }),
  });
  const count = formatCount(from.customers);
  const takers = members.filter((it) => it.active && it.id !== from.id);
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => start.mutate(values)}>
      <Form.Item label={handover.from}>
        <b>{from.name}</b> <span className={css.muted}>{`${from.active ? team.active : team.left} · ${team.customersCount(count)}`}</span>
      </Form.Item>
      <Form.Item name="toStaffId" label={handover.to} rules={[{ required: true, message: handover.toRequired }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={handover.toPlaceholder}
          options={takers.map((it) => ({ value: it.id, label: `${it.name}（${access.roleName[it.role]}）` }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={handover.reason}
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: handover.reasonRequired }]}
      >
        <Input placeholder={handover.reasonPlaceholder} maxLength={200} />
      </Form.Item>
      <div className={css.what}>
        <div className={css.whatTitle}>{handover.what}</div>
        <ul className={css.points}>
          {[
            to ? handover.ours(count, to.name) : handover.oursSoon,
            from.active ? handover.wecomActive : handover.wecomLeft,
            handover.record,
          ].map((text) => (
            <li key={text}>
              <CheckCircleOutlined aria-hidden /> <span>{text}</span>
            </li>
          ))}
        </ul>
      </div>
      <Button type="primary" htmlType="submit" block disabled={from.customers === 0} loading={start.isPending}>
        {from.customers === 0 ? handover.nobody : handover.submit(count)}
      </Button>
    </Form>
  );
}
