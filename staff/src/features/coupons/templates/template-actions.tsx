import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { useMay } from '../../session/api.ts';
import type { Template } from '../api.ts';
import { couponKeys } from '../api.ts';
import { GrantToViewSheet } from '../grants/grant-to-view-sheet.tsx';
import { CodesSheet } from './codes-sheet.tsx';
import type { NextState } from './allowed-steps.ts';
import { isExtendable, nextStates } from './allowed-steps.ts';
import { ExtendSheet } from './extend-sheet.tsx';

/** What can be done with a template now, by its state and the role. Each step is asked about once: it is about money. */
export function TemplateActions({ template: it }: { template: Template }) {
  const { states, template: words } = useMessages();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const report = useReportFailure();
  const mayWrite = useMay('coupons.write');
  const mayGrant = useMay('coupons.grant');
  const mayPickCustomers = useMay('customers.read');
  const [open, setOpen] = useState<'extend' | 'codes' | 'grant' | null>(null);
  const set = useMutation({
    mutationFn: (state: NextState) => write('staff.coupon-templates.set-state', { id: it.id, state }),
    onSuccess: ({ template }) => {
      client.setQueryData(couponKeys.template(it.id), template);
      if (template.state !== 'draft') void message.success(words.changed[template.state]);
    },
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: couponKeys.templates }),
  });
  const ask = (state: NextState): void => {
    const [title, content, okText] = {
      live: [words.goLiveTitle, words.goLiveBody, words.goLive],
      paused: [words.pauseTitle, words.pauseBody, words.pause],
      ended: [words.endTitle, words.endBody, words.end],
    }[state];
    const onOk = (): Promise<unknown> => set.mutateAsync(state).catch(() => undefined);
    void modal.confirm({ title, content, okText, cancelText: states.cancel, okButtonProps: { danger: state === 'ended' }, onOk });
  };
  const next = nextStates(it);
  const path = `/coupons/${encodeURIComponent(it.id)}`;
  const close = (): void => setOpen(null);
  return (
    <Flex wrap gap={8}>
      {mayWrite ? (
        <>
          <Button onClick={() => void navigate(`/coupons/new?copy=${encodeURIComponent(it.id)}`)}>{words.copy}</Button>
          {it.ownCodes && it.state !== 'ended' ? <Button onClick={() => setOpen('codes')}>{words.addCodes}</Button> : null}
          {isExtendable(it.state) ? <Button onClick={() => setOpen('extend')}>{words.extend}</Button> : null}
          {it.state === 'draft' ? <Button onClick={() => void navigate(`${path}/edit`)}>{words.edit}</Button> : null}
          {next.includes('ended') ? (
            <Button danger onClick={() => ask('ended')}>
              {words.end}
            </Button>
          ) : null}
          {next.includes('paused') ? <Button onClick={() => ask('paused')}>{words.pause}</Button> : null}
          {it.state === 'paused' ? (
            <Button type="primary" loading={set.isPending} onClick={() => set.mutate('live')}>
              {words.resume}
            </Button>
          ) : next.includes('live') ? (
            <Button type="primary" onClick={() => ask('live')}>
              {words.goLive}
            </Button>
          ) : null}
        </>
      ) : null}
      {mayGrant && mayPickCustomers && it.state === 'live' ? (
        <Button type="primary" onClick={() => setOpen('grant')}>
          {words.grant}
        </Button>
      ) : null}
      {open === 'extend' ? <ExtendSheet template={it} onClose={close} /> : null}
      {open === 'codes' ? <CodesSheet template={it} onClose={close} /> : null}
      {open === 'grant' ? <GrantToViewSheet template={it} onClose={close} /> : null}
    </Flex>
  );
}
