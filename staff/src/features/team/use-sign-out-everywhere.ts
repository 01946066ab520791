import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { Member } from './api.ts';
import { teamQuery } from './api.ts';

/** Asks once, then ends every session of a colleague. */
export function useSignOutEverywhere(): (member: Member) => void {
  const { states, team } = useMessages();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const signOut = useMutation({
    mutationFn: (member: Member) => write('staff.team.sign-out', { staffId: member.id }),
    onSuccess: () => void message.success(team.signOutDone),
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: teamQuery.queryKey }),
  });
  return (member) =>
    void modal.confirm({
      title: team.signOutTitle(member.name),
      content: team.signOutBody,
      okText: team.signOut,
      okButtonProps: { danger: true },
      cancelText: states.cancel,
      onOk: () => signOut.mutateAsync(member).catch(() => undefined),
    });
}
