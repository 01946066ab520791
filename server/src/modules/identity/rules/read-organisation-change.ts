import type { WecomMessage } from '../../../platforms/wecom/types.ts';

/** What a change_contact event means to us (facts wecom §5.6). A field that is absent did not change. */
export type OrganisationChange = { at: number } & (
  | { kind: 'joined'; userid: string; name?: string; departmentIds?: number[]; works: boolean }
  | { kind: 'changed'; userid: string; newUserid?: string; name?: string; departmentIds?: number[]; works: boolean }
  | { kind: 'left'; userid: string }
  | { kind: 'department'; id: number; name?: string; parentId?: number }
  | { kind: 'department_gone'; id: number }
);

/** 2 disabled, 5 left: neither can use the app. */
const notWorking = ['2', '5'];

/** Undefined for every other event, and for one that names nobody. */
export function readOrganisationChange(message: WecomMessage): OrganisationChange | undefined {
  if (message.event !== 'change_contact') return undefined;
  const at = message.createTime * 1000;
  const userid = message.userId ?? '';
  const person = {
    ...present('name', text(message, 'Name')),
    ...present('departmentIds', idsIn(text(message, 'Department'))),
    works: !notWorking.includes(text(message, 'Status') ?? ''),
  };
  const id = Number(text(message, 'Id') ?? NaN);
  switch (message.changeType) {
    case 'create_user':
      return userid ? { kind: 'joined', at, userid, ...person } : undefined;
    case 'update_user':
      return userid ? { kind: 'changed', at, userid, ...present('newUserid', text(message, 'NewUserID')), ...person } : undefined;
    case 'delete_user':
      return userid ? { kind: 'left', at, userid } : undefined;
    case 'create_party':
    case 'update_party': {
      const parent = text(message, 'ParentId');
      const change = {
        ...present('name', text(message, 'Name')),
        ...present('parentId', parent === undefined ? undefined : Number(parent)),
      };
      return Number.isInteger(id) ? { kind: 'department', at, id, ...change } : undefined;
    }
    case 'delete_party':
      return Number.isInteger(id) ? { kind: 'department_gone', at, id } : undefined;
    default:
      return undefined;
  }
}

const text = ({ fields }: WecomMessage, name: string): string | undefined => {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const idsIn = (list: string | undefined): number[] | undefined =>
  list
    ?.split(',')
    .map((part) => Number(part.trim()))
    .filter((id) => Number.isInteger(id) && id > 0);

const present = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
