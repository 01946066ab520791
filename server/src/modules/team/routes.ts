import type { Handlers } from '../../kernel/http/serve.ts';
import { handOver, listHandovers } from './handover/hand-over.ts';
import { listMembers } from './members/list-team.ts';
import { mirrorNow } from './members/mirror-now.ts';
import { setRole } from './members/set-role.ts';
import { signOutMember } from './members/sign-out-member.ts';
import { listRoles, resetRole, updateRole } from './roles/roles.ts';

type Names =
  `staff.roles.${'list' | 'update' | 'reset'}` | `staff.team.${'list' | 'set-role' | 'sign-out' | 'hand-over' | 'handovers' | 'mirror'}`;

export const teamRoutes: Handlers<Names> = {
  'staff.roles.list': listRoles,
  'staff.roles.update': updateRole,
  'staff.roles.reset': resetRole,
  'staff.team.list': listMembers,
  'staff.team.set-role': setRole,
  'staff.team.sign-out': signOutMember,
  'staff.team.hand-over': handOver,
  'staff.team.handovers': listHandovers,
  'staff.team.mirror': mirrorNow,
};
