// @vitest-environment jsdom
import { defaultRoles, permissions, roleKeys } from '@lianke/shared';
import type { RoleKey } from '@lianke/shared';
import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../test/render-in-app.tsx';
import type { Role } from './api.ts';
import { RolesPage } from './roles-page.tsx';

const roleOf = (key: RoleKey): Role => {
  const rights = { ...defaultRoles[key], permissions: [...defaultRoles[key].permissions], fields: { ...defaultRoles[key].fields } };
  return { key, rights, defaults: rights, changed: false, fixed: key === 'admin', members: 3 };
};
const session = {
  staff: { id: 'stf_1', userid: 'a', name: '陈丽', avatarUrl: null, role: 'admin' },
  shopName: '',
  permissions,
  rows: 'all',
  fields: {},
  accessUntil: Date.now() + 900_000,
};

function open(path: string) {
  const sent = stubApi((name, input) => {
    if (name === 'staff.session.get') return { data: session };
    if (name === 'staff.custom-fields.list') return { data: { fields: [] } };
    if (name === 'staff.roles.list') return { data: { roles: roleKeys.map(roleOf) } };
    return { data: { ...roleOf(input.key as RoleKey), rights: input.rights, changed: true } };
  });
  Element.prototype.scrollIntoView = () => undefined;
  const router = createMemoryRouter([{ path: '/roles/:role?', Component: RolesPage }], { initialEntries: [path] });
  renderInApp(<RouterProvider router={router} />);
  return { sent, router };
}
const bar = () => screen.queryByText(/改动未保存/);
const right = (field: string, name: string) => within(screen.getByRole('radiogroup', { name: field })).getByRole('radio', { name });

/** Whether something is hidden by CSS takes jsdom seconds to find out, and nothing here is. */
configure({ defaultHidden: true });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the role editor', { timeout: 20_000 }, () => {
  it('saves what was changed and nothing before', async () => {
    const { sent } = open('/roles/sales');
    fireEvent.click(await screen.findByRole('checkbox', { name: /^导出客户/ }));
    fireEvent.click(screen.getByRole('radio', { name: /^本部门及下级/ }));
    fireEvent.click(right('手机号', '只读'));
    expect(bar()?.textContent).toBe('3 处改动未保存，将影响 3 人');
    expect(sent.some(({ name }) => name === 'staff.roles.update')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: '保存角色' }));
    await waitFor(() => expect(bar()).toBeNull());
    const { input } = sent.find(({ name }) => name === 'staff.roles.update') ?? {};
    expect(input).toMatchObject({ key: 'sales', rights: { rows: 'department_tree', fields: { phone: 'read', email: 'masked' } } });
    expect((input?.rights as Role['rights']).permissions).toContain('customers.export');
  });

  it('shows the sample customer as the role would see it, at once', async () => {
    open('/roles/sales');
    await screen.findByText('138****5678');
    fireEvent.click(right('手机号', '只读'));
    expect(screen.queryByText('138****5678')).toBeNull();
    screen.getByText('13812345678');
    fireEvent.click(right('手机号', '隐藏'));
    expect(screen.getByText(/^看不到：/).textContent).toContain('手机号');
    fireEvent.click(screen.getByRole('checkbox', { name: /^查看客户/ }));
    screen.getByText(/客户列表不会出现/);
  });

  it('offers no masked form where there is none, and no editing of what the system makes', async () => {
    open('/roles/sales');
    await screen.findByRole('radiogroup', { name: '单位名称' });
    const offered = (field: string) => within(screen.getByRole('radiogroup', { name: field })).getAllByRole('radio').length;
    expect([offered('手机号'), offered('单位名称'), offered('会员号')]).toEqual([4, 3, 2]);
  });

  it('asks before unsaved changes are lost to another role', async () => {
    const { router } = open('/roles/sales');
    fireEvent.click(await screen.findByRole('checkbox', { name: /^导出客户/ }));
    fireEvent.click(screen.getByRole('link', { name: /客服/ }));
    await screen.findAllByText('有改动还没有保存');
    expect(router.state.location.pathname).toBe('/roles/sales');
  });

  it('shows admin as it is and lets nobody change it', async () => {
    open('/roles/admin');
    await screen.findByText('管理员拥有全部权限');
    const boxes = [...screen.getAllByRole<HTMLInputElement>('checkbox'), ...screen.getAllByRole<HTMLInputElement>('radio')];
    expect(boxes.every(({ disabled }) => disabled)).toBe(true);
    expect(screen.queryByRole('button', { name: '恢复默认' })).toBeNull();
  });
});
