import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFakeWecom, department, member } from '../../../../test/fake-wecom.ts';
import type { FakeWecom } from '../../../../test/fake-wecom.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import { emptyTables } from '../../../../test/test-staff.ts';
import { AppError } from '../../../kernel/errors.ts';
import { createActorFinder } from '../../../kernel/http/actors.ts';
import { rightsChanged } from '../../../kernel/http/rights-news.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { findPlaces, listDepartments } from '../departments.ts';
import { handleOrganisationChanges } from '../handle-organisation-changes.ts';
import { signInStaff } from '../sign-in.ts';
import { listTeam } from '../team.ts';
import { mirrorStaff } from './mirror-staff.ts';

let now = 1_767_225_600_000;
let wecom: FakeWecom;
let world: Awaited<ReturnType<typeof createTestDeps>>;
const heard: string[] = [];
beforeAll(async () => {
  world = await createTestDeps({ clock: { now: () => now } });
  world.deps.live.subscribe((id) => void heard.push(id));
});
afterAll(() => world.close());
beforeEach(async () => {
  wecom = createFakeWecom();
  world.deps.ports = wecom.ports;
  now += 600_000;
  await emptyTables(world, 'staff', 'staff_departments', 'departments', 'sessions', 'audit_log', 'outbox');
  heard.length = 0;
  wecom.directory = {
    departments: [department(1, 0), department(2), department(3, 2)],
    members: [member('chen.li', [2]), member('wu.an', [1, 3]), member('zhou.qi', [3])],
  };
});

/** Later than everything so far. */
const mirror = async (payload: { since?: number } = {}) => {
  now += 1_000;
  await mirrorStaff.run(world.ctx(), payload);
};
const active = async () =>
  (await listTeam(world.ctx()))
    .filter((one) => one.active)
    .map((one) => one.userid)
    .sort();
const idOf = async (userid: string) => (await listTeam(world.ctx())).find((one) => one.userid === userid)?.id ?? '';
const event = (changeType: string, fields: Record<string, string>, at = now) => ({
  toUserName: 'ww1',
  fromUserName: 'sys',
  createTime: Math.floor(at / 1_000),
  msgType: 'event',
  event: 'change_contact',
  changeType,
  ...(fields['UserID'] ? { userId: fields['UserID'] } : {}),
  fields,
});
const hear = (...events: ReturnType<typeof event>[]) => inTransaction(world.ctx(), (ctx) => handleOrganisationChanges(ctx, events));
const signIn = (userid: string) =>
  signInStaff({ ...world.ctx(), actor: { kind: 'nobody' } }, { code: userid, device: undefined, deviceName: 'Chrome' });

describe('the mirror', () => {
  it('brings departments in their tree, and members with their places', async () => {
    await mirror();
    expect(await listDepartments(world.ctx())).toEqual([
      { id: 1, name: '部门1', parentId: null },
      { id: 2, name: '部门2', parentId: 1 },
      { id: 3, name: '部门3', parentId: 2 },
    ]);
    expect((await findPlaces(world.ctx())).get(await idOf('wu.an'))).toEqual([1, 3]);
    expect(await active()).toEqual(['chen.li', 'wu.an', 'zhou.qi']);
  });

  it('follows moves and gone departments, and says so once', async () => {
    await mirror();
    heard.length = 0;
    await mirror();
    expect(heard).toEqual([]);
    wecom.directory.departments.pop();
    wecom.directory.members = [member('chen.li', [2]), member('wu.an', [1]), member('zhou.qi', [2])];
    await mirror();
    expect(heard).toContain(rightsChanged);
    expect((await listDepartments(world.ctx())).map((one) => one.id)).toEqual([1, 2]);
    expect((await findPlaces(world.ctx())).get(await idOf('zhou.qi'))).toEqual([2]);
  });

  it('ends the access of who is gone, after asking for them by name', async () => {
    await mirror();
    const tokens = await signIn('chen.li');
    const actors = createActorFinder(world.deps);
    expect((await actors.find(tokens.access, tokens.device)).kind).toBe('staff');
    wecom.directory.members = [member('wu.an'), member('zhou.qi')];
    await mirror();
    expect(await active()).toEqual(['wu.an', 'zhou.qi']);
    expect((await actors.find(tokens.access, tokens.device)).kind).toBe('nobody');
    expect(await world.deps.db('sessions').where({ staff_id: await idOf('chen.li') })).toEqual([]);
    expect(await world.deps.db('audit_log').where({ action: 'staff.left', subject_id: await idOf('chen.li') })).toHaveLength(1);
    actors.close();
  });

  it('keeps who is not in the list but known when asked for', async () => {
    await mirror();
    wecom.aside = [member('chen.li')];
    wecom.directory.members = [member('wu.an'), member('zhou.qi')];
    await mirror();
    expect(await active()).toEqual(['chen.li', 'wu.an', 'zhou.qi']);
  });

  it('lets nobody go over an empty list or a failed answer', async () => {
    await mirror();
    wecom.directory = { departments: [], members: [] };
    await mirror();
    expect(await active()).toHaveLength(3);
    wecom.trouble = new AppError('platform.unreachable');
    await expect(mirror()).rejects.toMatchObject({ code: 'platform.unreachable' });
    expect(await active()).toHaveLength(3);
    expect(await listDepartments(world.ctx())).toHaveLength(3);
  });

  it('stops when WeCom fails in the middle of asking by name', async () => {
    await mirror();
    const before = wecom.directory;
    wecom.directory = { ...before, members: [member('zhou.qi')] };
    const api = wecom.ports.wecom?.api;
    if (!api) throw new Error('no wecom');
    api.member = () => Promise.reject(new AppError('platform.quota'));
    await expect(mirror()).rejects.toMatchObject({ code: 'platform.quota' });
    expect(await active()).toHaveLength(3);
  });

  it('does not let go who joined while it was reading', async () => {
    await mirror();
    const api = wecom.ports.wecom?.api;
    if (!api) throw new Error('no wecom');
    api.directory = async () => {
      const seen = structuredClone(wecom.directory);
      await hear(event('create_user', { UserID: 'xin.ren' }));
      return seen;
    };
    await mirror();
    expect(await active()).toContain('xin.ren');
  });

  it('is left out when one began after it was asked for', async () => {
    const asked = now;
    await mirror({ since: asked });
    wecom.directory.members.push(member('late'));
    await mirror({ since: asked });
    expect(await active()).not.toContain('late');
    await mirror({ since: now });
    expect(await active()).toContain('late');
  });
});

describe('news from WeCom', () => {
  it('delete_user ends the access at once, department and customers stay to be handed over', async () => {
    await mirror();
    await signIn('chen.li');
    await hear(event('delete_user', { UserID: 'Chen.Li' }));
    expect(await active()).not.toContain('chen.li');
    expect(await world.deps.db('sessions').where({ staff_id: await idOf('chen.li') })).toEqual([]);
    expect((await findPlaces(world.ctx())).get(await idOf('chen.li'))).toEqual([2]);
  });

  it('a disabled member loses access too', async () => {
    await mirror();
    await hear(event('update_user', { UserID: 'chen.li', Status: '2' }));
    expect(await active()).not.toContain('chen.li');
  });

  it('create_user and update_user tell name and places, and what is absent stays', async () => {
    await hear(event('create_user', { UserID: 'xin.ren', Name: '新人', Department: '2,3' }));
    await hear(event('update_user', { UserID: 'xin.ren', Department: '3' }));
    expect((await listTeam(world.ctx())).find((one) => one.userid === 'xin.ren')).toMatchObject({ name: '新人', active: true });
    expect((await findPlaces(world.ctx())).get(await idOf('xin.ren'))).toEqual([3]);
  });

  it('an update that comes late does not bring a leaver back, joining again does', async () => {
    await mirror();
    await hear(event('delete_user', { UserID: 'chen.li' }));
    await hear(event('update_user', { UserID: 'chen.li', Department: '1', Status: '1' }, now - 5_000));
    await hear(event('create_user', { UserID: 'chen.li' }, now - 5_000));
    expect(await active()).not.toContain('chen.li');
    now += 60_000;
    await hear(event('create_user', { UserID: 'chen.li', Name: '陈丽' }));
    expect(await active()).toContain('chen.li');
  });

  it('a renamed member keeps record, role and customers', async () => {
    await mirror();
    const id = await idOf('chen.li');
    expect(await hear(event('update_user', { UserID: 'chen.li', NewUserID: 'Chen.Li2' }))).toEqual([{ from: 'chen.li', to: 'Chen.Li2' }]);
    expect(await idOf('chen.li2')).toBe(id);
    expect(await hear(event('update_user', { UserID: 'wu.an', NewUserID: 'zhou.qi' }))).toEqual([]); // somebody else's already
    expect(await active()).toEqual(['chen.li2', 'wu.an', 'zhou.qi']);
  });

  it('departments come, move and go', async () => {
    await mirror();
    await hear(event('create_party', { Id: '7', Name: '苏州店', ParentId: '2' }), event('update_party', { Id: '7', ParentId: '1' }));
    expect((await listDepartments(world.ctx())).find((one) => one.id === 7)).toEqual({ id: 7, name: '苏州店', parentId: 1 });
    await hear(event('delete_party', { Id: '3' }));
    expect((await findPlaces(world.ctx())).get(await idOf('wu.an'))).toEqual([1]);
  });

  it('asks for one look at the whole soon after', async () => {
    await hear(event('create_party', { Id: '7' }));
    expect(await world.deps.db('outbox').where({ name: 'identity.mirror-staff' })).toHaveLength(1);
  });
});

describe('signing in', () => {
  it('knows the departments from the first moment, and brings back who returned', async () => {
    await signIn('wu.an');
    expect((await findPlaces(world.ctx())).get(await idOf('wu.an'))).toEqual([1, 3]);
    await hear(event('delete_user', { UserID: 'wu.an' }));
    now += 60_000;
    await signIn('wu.an');
    expect(await active()).toContain('wu.an');
  });

  it('is refused for leavers, disabled members and those who leave at this moment', async () => {
    await mirror();
    wecom.directory.members = [
      { ...member('chen.li'), status: 2 },
      { ...member('wu.an'), status: 5 },
    ];
    for (const userid of ['chen.li', 'wu.an', 'zhou.qi']) await expect(signIn(userid)).rejects.toMatchObject({ code: 'auth.not_staff' });
    wecom.directory.members = [member('chen.li')];
    const api = wecom.ports.wecom?.api;
    if (!api) throw new Error('no wecom');
    const asked = api.member;
    api.member = async (userid) => {
      const found = await asked(userid);
      now += 2_000;
      await hear(event('delete_user', { UserID: userid }));
      return found;
    };
    await expect(signIn('chen.li')).rejects.toMatchObject({ code: 'auth.not_staff' });
  });

  it('is counted per member: the thirty-first within a minute waits', async () => {
    for (let times = 0; times < 30; times += 1) await signIn('chen.li');
    await expect(signIn('Chen.Li')).rejects.toMatchObject({ code: 'rate.limited' });
    await signIn('wu.an');
  });
});
