import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrypt } from '../src/callbacks/crypt.ts';
import { readXml } from '../src/callbacks/read-xml.ts';
import { createStubServer } from './stub-server.ts';
import type { Tencent } from './tencent.ts';
import { accounts, createTencent } from './tencent.ts';

let stub: Awaited<ReturnType<typeof createStubServer>>;
let tencent: Tencent;
let token: { access_token: string };
beforeEach(async () => {
  stub = await createStubServer();
  tencent = await createTencent({ callbackBase: stub.url });
  token = await tencent.tokenOf(tencent.wecom());
});
afterEach(async () => {
  await tencent.close();
  await stub.close();
});

const crypt = createCrypt(accounts.WECOM_TOKEN, accounts.WECOM_ENCODING_AES_KEY, accounts.WECOM_CORP_ID);
const events = () => stub.received.map((request) => readXml(crypt.decrypt(String(readXml(request.body)?.['Encrypt']))) ?? {});
const get = (path: string, query: Record<string, string> = {}) => tencent.get(`/qyapi/cgi-bin/${path}`, { ...token, ...query });
const post = (path: string, body: object) => tencent.post(`/qyapi/cgi-bin/${path}`, body, token);
const day = 86_400_000;

describe('the contact list', () => {
  it('lists departments with their parents, and only the direct members of each', async () => {
    expect((await get('department/list'))['department']).toMatchObject([
      { id: 1, name: '总部', parentid: 0 },
      { id: 2, name: '杭州店', parentid: 1 },
      { id: 3, name: '南京店', parentid: 1 },
      { id: 4, parentid: 2 },
    ]);
    expect((await get('department/simplelist', { id: '2' }))['department_id']).toMatchObject([{ id: 2 }, { id: 4 }]);
    expect((await get('user/simplelist', { department_id: '2' }))['userlist']).toMatchObject([{ userid: 'chen.li', department: [2] }]);
    expect((await get('user/simplelist', { department_id: '9' })).errcode).toBe(60003);
  });

  it('tells when people join, move, are renamed and leave, with what changed only', async () => {
    await tencent.control.joinStaff({ userid: 'new.one', name: '新人', departments: [3, 1] });
    await tencent.control.updateStaff('new.one', { departments: [2] });
    await tencent.control.updateStaff('new.one', { newUserid: 'xin.ren' });
    await tencent.control.leaveStaff('xin.ren');
    expect(events()).toMatchObject([
      { Event: 'change_contact', ChangeType: 'create_user', UserID: 'new.one', Name: '新人', Department: '3,1', MainDepartment: '3' },
      { ChangeType: 'update_user', UserID: 'new.one', Department: '2' },
      { ChangeType: 'update_user', UserID: 'new.one', NewUserID: 'xin.ren' },
      { ChangeType: 'delete_user', UserID: 'xin.ren' },
    ]);
    expect(events()[1]).not.toHaveProperty('Name');
    expect((await get('user/get', { userid: 'xin.ren' })).errcode).toBe(60111);
  });

  it('tells of departments, and keeps one that is in use', async () => {
    await tencent.control.saveDepartment({ id: 7, name: '苏州店' });
    await tencent.control.saveDepartment({ id: 7, name: '苏州一店', parentId: 3 });
    await expect(tencent.control.removeDepartment(3)).rejects.toMatchObject({ code: 'department_used' });
    await tencent.control.removeDepartment(7);
    expect(events().map((event) => event['ChangeType'])).toEqual(['create_party', 'update_party', 'delete_party']);
  });
});

describe('a transfer of customers', () => {
  const pair = { handover_userid: 'chen.li', takeover_userid: 'zhou.qi' };
  const add = async (personId: string) => (await tencent.control.addStaff(personId, { userid: 'chen.li' })).person.externalUserid;

  it('in service waits a day, then moves the relation and tells of both ends', async () => {
    const id = await add('p1');
    expect((await post('externalcontact/transfer_customer', { ...pair, external_userid: [id, 'wmNobody'] }))['customer']).toEqual([
      { external_userid: id, errcode: 0 },
      { external_userid: 'wmNobody', errcode: 40096 },
    ]);
    expect((await post('externalcontact/transfer_result', pair))['customer']).toMatchObject([{ external_userid: id, status: 2 }]);
    expect(await tencent.control.settleTransfers()).toMatchObject({ settled: 0 });
    tencent.control.advanceTime({ advanceMs: day });
    token = await tencent.tokenOf(tencent.wecom());
    expect(await tencent.control.settleTransfers()).toMatchObject({ settled: 1 });
    expect((await post('externalcontact/transfer_result', pair))['customer']).toMatchObject([{ status: 1 }]);
    expect(events().slice(1)).toMatchObject([
      { ChangeType: 'del_external_contact', UserID: 'chen.li', Source: 'DELETE_BY_TRANSFER' },
      { ChangeType: 'add_external_contact', UserID: 'zhou.qi' },
    ]);
    expect(await get('externalcontact/list', { userid: 'zhou.qi' })).toMatchObject({ external_userid: [id] });
  });

  it('is asked for once at a time and twice in 90 days, a hundred at most', async () => {
    const id = await add('p1');
    const ask = async () =>
      ((await post('externalcontact/transfer_customer', { ...pair, external_userid: [id] }))['customer'] as { errcode: number }[])[0]
        ?.errcode;
    expect([await ask(), await ask()]).toEqual([0, 40129]);
    await tencent.control.refuseTransfer('p1');
    expect(events().at(-1)).toMatchObject({ ChangeType: 'transfer_fail', UserID: 'zhou.qi', FailReason: 'customer_refused' });
    expect(await ask()).toBe(0);
    await tencent.control.refuseTransfer('p1', { reason: 'customer_limit_exceed' });
    expect(await ask()).toBe(40128);
    expect((await post('externalcontact/transfer_result', pair))['customer']).toMatchObject([{ status: 3 }, { status: 4 }]);
    const many = Array.from({ length: 101 }, () => id);
    expect((await post('externalcontact/transfer_customer', { ...pair, external_userid: many })).errcode).toBe(40058);
    expect((await post('externalcontact/transfer_customer', { ...pair, takeover_userid: 'chen.li', external_userid: [id] })).errcode).toBe(
      40130,
    );
  });

  it('of a leaver has calls of its own', async () => {
    const id = await add('p1');
    expect((await post('externalcontact/resigned/transfer_customer', { ...pair, external_userid: [id] })).errcode).toBe(40097);
    await tencent.control.leaveStaff('chen.li');
    expect((await post('externalcontact/transfer_customer', { ...pair, external_userid: [id] })).errcode).toBe(40003);
    expect((await post('externalcontact/get_unassigned_list', {}))['info']).toMatchObject([
      { handover_userid: 'chen.li', external_userid: id },
    ]);
    expect((await post('externalcontact/resigned/transfer_customer', { ...pair, external_userid: [id] }))['customer']).toMatchObject([
      { errcode: 0 },
    ]);
    await tencent.control.settleTransfers({ all: true });
    expect((await post('externalcontact/resigned/transfer_result', pair))['customer']).toMatchObject([{ status: 1 }]);
    expect(await get('externalcontact/list', { userid: 'zhou.qi' })).toMatchObject({ external_userid: [id] });
  });
});
