import type { Output } from '@lianke/shared/api';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { countByOwner, countOwned } from '../../customers/index.ts';
import { findPlaces, isNamedAdmin, listDepartments, listTeam } from '../../identity/index.ts';
import type { TeamMember } from '../../identity/index.ts';

type Listed = Output<'staff.team.list'>;
type MemberView = Listed['members'][number];

/** Everybody who works or worked here, with the departments WeCom has them in and how many customers are theirs. */
export async function listMembers(ctx: Context): Promise<Listed> {
  const [team, places, departments, customers] = await Promise.all([
    listTeam(ctx),
    findPlaces(ctx),
    listDepartments(ctx),
    countByOwner(ctx),
  ]);
  const names = new Map(departments.map((department) => [department.id, department.name]));
  return {
    members: team.map((member) => toView(ctx, member, placesOf(places.get(member.id), names), customers.get(member.id) ?? 0)),
    departments: departments.map((it) => ({ ...it, parentId: it.parentId !== null && names.has(it.parentId) ? it.parentId : null })),
  };
}

export async function viewMember(ctx: Context, member: TeamMember): Promise<MemberView> {
  const [places, departments] = await Promise.all([findPlaces(ctx), listDepartments(ctx)]);
  const names = new Map(departments.map((department) => [department.id, department.name]));
  return toView(ctx, member, placesOf(places.get(member.id), names), await countOwned(ctx, member.id));
}

const placesOf = (ids: readonly number[] = [], names: ReadonlyMap<number, string>): MemberView['departments'] =>
  ids.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? '' }] : []));

function toView(ctx: Context, member: TeamMember, departments: MemberView['departments'], customers: number): MemberView {
  const { permissions } = callingStaff(ctx);
  const manages = permissions.includes('team.manage');
  const { id, userid, name, avatarUrl, role, active, leftAt, lastSeenAt } = member;
  const can = {
    setRole: manages && mayChangeRole(ctx, member),
    handOver: manages,
    signOut: manages && active,
  };
  return { id, userid, name, avatarUrl, role, departments, active, leftAt, customers, lastSeenAt, can };
}

/** Administrators are made and unmade by administrators only, those named in the configuration by nobody. */
const mayChangeRole = (ctx: Context, member: TeamMember): boolean =>
  !isNamedAdmin(ctx, member.userid) && (member.role !== 'admin' || callingStaff(ctx).role === 'admin');
