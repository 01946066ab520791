import { formatChinaTime } from '@lianke/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Tag } from 'antd';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Ago } from '../../../ui/ago.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { OpenKey } from '../api.ts';
import { syncKeys } from '../api.ts';
import css from '../sync.module.css';

export function KeyRow({ openKey: it, sourceName }: { openKey: OpenKey; sourceName: string }) {
  const { states, sync } = useMessages();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const revoke = useMutation({
    mutationFn: () => write('staff.open-keys.revoke', { id: it.id }),
    onSuccess: () => void message.success(sync.revokedNow),
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: syncKeys.keys }),
  });
  const ask = (): void =>
    void modal.confirm({
      title: sync.revokeTitle(it.name),
      content: sync.revokeBody,
      okText: sync.revoke,
      okButtonProps: { danger: true },
      cancelText: states.cancel,
      onOk: () => revoke.mutateAsync().catch(() => undefined),
    });
  return (
    <div className={`${css.row} ${it.revokedAt === null ? '' : css.over}`}>
      <div className={css.top}>
        <span className={css.name}>{it.name}</span>
        {sourceName ? <Tag style={{ margin: 0 }}>{sourceName}</Tag> : null}
        {it.revokedAt === null ? (
          <span className={css.right}>
            <Button size="small" danger onClick={ask} aria-label={`${sync.revoke} ${it.name}`}>
              {sync.revoke}
            </Button>
          </span>
        ) : null}
      </div>
      <div className={css.facts}>
        <span>
          {sync.keyId} {it.id} <CopyButton text={it.id} />
        </span>
        <span>{sync.createdAt(formatChinaTime(it.createdAt))}</span>
        <span>
          {it.lastUsedAt === null ? (
            sync.neverUsed
          ) : (
            <>
              {sync.lastUsed} <Ago at={it.lastUsedAt} />
            </>
          )}
        </span>
        {it.revokedAt === null ? null : <span>{sync.revoked(formatChinaTime(it.revokedAt))}</span>}
      </div>
    </div>
  );
}
