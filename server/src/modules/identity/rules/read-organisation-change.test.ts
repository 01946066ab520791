import { expect, test } from 'vitest';
import type { WecomMessage } from '../../../platforms/wecom/types.ts';
import { readOrganisationChange } from './read-organisation-change.ts';

const message = (changeType: string, fields: Record<string, string>): WecomMessage => ({
  toUserName: 'ww1',
  fromUserName: 'sys',
  createTime: 1_767_225_600,
  msgType: 'event',
  event: 'change_contact',
  changeType,
  ...(fields['UserID'] ? { userId: fields['UserID'] } : {}),
  fields,
});
const at = 1_767_225_600_000;

test.each([
  [
    'create_user',
    { UserID: 'a', Name: '阿', Department: '2,3', Status: '1' },
    { kind: 'joined', userid: 'a', name: '阿', departmentIds: [2, 3], works: true },
  ],
  ['update_user', { UserID: 'a', NewUserID: 'b' }, { kind: 'changed', userid: 'a', newUserid: 'b', works: true }],
  ['update_user', { UserID: 'a', Status: '5' }, { kind: 'changed', userid: 'a', works: false }],
  ['update_user', { UserID: 'a', Status: '2' }, { kind: 'changed', userid: 'a', works: false }],
  ['delete_user', { UserID: 'a' }, { kind: 'left', userid: 'a' }],
  ['create_party', { Id: '7', Name: '苏州店', ParentId: '1' }, { kind: 'department', id: 7, name: '苏州店', parentId: 1 }],
  ['update_party', { Id: '7', ParentId: '3' }, { kind: 'department', id: 7, parentId: 3 }],
  ['delete_party', { Id: '7' }, { kind: 'department_gone', id: 7 }],
])('%s %j is read', (changeType, fields, expected) => {
  expect(readOrganisationChange(message(changeType, fields))).toEqual({ at, ...expected });
});

test.each([
  ['update_tag', { TagId: '1' }],
  ['delete_user', {}],
  ['create_party', { Name: 'ohne' }],
])('%s %j means nothing to us', (changeType, fields) => {
  expect(readOrganisationChange(message(changeType, fields))).toBeUndefined();
});
