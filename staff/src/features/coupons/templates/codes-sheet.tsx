import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { Template } from '../api.ts';
import { couponKeys } from '../api.ts';
import { mostAtOnce, readCodes } from './pasted-codes.ts';

/** Codes of another system, pasted; ones that are there already do no harm. */
export function CodesSheet({ template: it, onClose }: { template: Template; onClose: () => void }) {
  const { states, template: words } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [text, setText] = useState('');
  const { codes, bad } = readCodes(text);
  const add = useMutation({
    mutationFn: () => write('staff.coupon-templates.add-codes', { id: it.id, codes }),
    onSuccess: async ({ added, skipped }) => {
      void message.success(words.addCodesDone(formatCount(added), formatCount(skipped)));
      onClose();
      await client.invalidateQueries({ queryKey: couponKeys.templates });
    },
    onError: report,
  });
  return (
    <Sheet open title={words.addCodes} onClose={onClose}>
      <p style={{ margin: '0 0 12px', color: 'var(--muted)' }}>{words.addCodesBody}</p>
      <Input.TextArea
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={words.addCodesLabel}
        autoSize={{ minRows: 6, maxRows: 12 }}
        autoFocus
        status={bad > 0 ? 'warning' : ''}
      />
      {bad > 0 ? <p style={{ margin: '8px 0 0', color: 'var(--warning)' }}>{words.addCodesBad(bad)}</p> : null}
      <Flex justify="flex-end" gap={8} style={{ marginTop: 16 }}>
        <Button onClick={onClose}>{states.cancel}</Button>
        <Button
          type="primary"
          disabled={codes.length === 0 || codes.length > mostAtOnce}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          {words.addCodesCount(formatCount(codes.length))}
        </Button>
      </Flex>
    </Sheet>
  );
}
