import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../messages/locale-context.tsx';
import type { PrivacyRequest } from './api.ts';
import { ApproveSheet } from './approve-sheet.tsx';
import css from './privacy.module.css';
import { RefuseSheet } from './refuse-sheet.tsx';

export function RequestActions({ request }: { request: PrivacyRequest }) {
  const { privacy } = useMessages();
  const [asking, setAsking] = useState<'approve' | 'refuse' | null>(null);
  const close = (): void => setAsking(null);
  return (
    <div className={css.actions}>
      <Button onClick={() => setAsking('refuse')}>{privacy.refuse}</Button>
      <Button type="primary" danger={request.kind === 'deletion'} onClick={() => setAsking('approve')}>
        {privacy.approve[request.kind]}
      </Button>
      <ApproveSheet request={request} open={asking === 'approve'} onClose={close} />
      <RefuseSheet request={request} open={asking === 'refuse'} onClose={close} />
    </div>
  );
}
