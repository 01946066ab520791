import { roleKeys } from '@lianke/shared';
import type { RoleKey } from '@lianke/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import type { Member } from './api.ts';
import { teamQuery } from './api.ts';
import css from './role-sheet.module.css';

export function RoleSheet({ member, onClose }: { member: Member | null; onClose: () => void }) {
  const { team } = useMessages();
  return (
    <Sheet open={member !== null} title={member ? team.roleTitle(member.name) : ''} onClose={onClose}>
      {member ? <Choice key={member.id} member={member} onDone={onClose} /> : null}
    </Sheet>
  );
}

function Choice({ member, onDone }: { member: Member; onDone: () => void }) {
  const { access, states, team } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const [role, setRole] = useState<RoleKey>(member.role);
  const save = useMutation({
    mutationFn: () => write('staff.team.set-role', { staffId: member.id, role }),
    onSuccess: () => {
      void message.success(team.roleSaved(member.name, access.roleName[role]));
      onDone();
    },
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: teamQuery.queryKey }),
  });
  return (
    <>
      <Radio.Group className={css.list ?? ''} value={role} onChange={(event) => setRole(event.target.value as RoleKey)}>
        {roleKeys.map((key) => (
          <Radio key={key} value={key} className={css.option ?? ''}>
            <span className={css.name}>{access.roleName[key]}</span>
            <span className={css.summary}>{team.roleSummary[key]}</span>
          </Radio>
        ))}
      </Radio.Group>
      <p className={css.hint}>{team.roleHint}</p>
      <Button type="primary" block disabled={role === member.role} loading={save.isPending} onClick={() => save.mutate()}>
        {states.save}
      </Button>
    </>
  );
}
