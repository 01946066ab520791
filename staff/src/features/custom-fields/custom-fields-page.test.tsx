// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../test/render-in-app.tsx';
import type { CustomField } from './api.ts';
import { CustomFieldsPage } from './custom-fields-page.tsx';

const field = (id: string, label: string, it: Partial<CustomField> = {}): CustomField => ({
  id,
  label,
  type: 'text',
  options: [],
  requiredAt: 'never',
  unique: false,
  personal: false,
  memberAccess: 'none',
  defaultRight: 'write',
  position: 0,
  archived: false,
  ...it,
});
const open = (fields: CustomField[]) => {
  const sent = stubApi((name, input) => ({ data: name === 'staff.custom-fields.list' ? { fields } : { ...fields[0], ...input } }));
  renderInApp(<CustomFieldsPage />);
  return (verb: string) => sent.filter(({ name }) => name === `staff.custom-fields.${verb}`).map(({ input }) => input);
};

/** Whether something is hidden by CSS takes jsdom seconds to find out, and nothing here is. */
configure({ defaultHidden: true });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('custom fields', { timeout: 20_000 }, () => {
  it('are moved by keyboard, and the whole new order is sent', async () => {
    const sent = open([field('fld_1', '茶叶'), field('fld_2', '卡号'), field('fld_3', '备注')]);
    fireEvent.click(await screen.findByRole('button', { name: '把备注上移' }));
    await waitFor(() => expect(sent('reorder')).toEqual([{ ids: ['fld_1', 'fld_3', 'fld_2'] }]));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '把茶叶上移' }).disabled).toBe(true);
  });

  it('are made with a name and, for a choice, options', async () => {
    const sent = open([]);
    fireEvent.click((await screen.findAllByRole('button', { name: '新建字段' }))[0]!);
    fireEvent.click(await screen.findByRole('radio', { name: /^单选/ }));
    await screen.findByText('选项');
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await screen.findByText('请填写名称');
    await screen.findByText('请至少填写一个选项');
    fireEvent.click(screen.getByRole('radio', { name: /^日期/ }));
    await waitFor(() => expect(screen.queryByText('选项')).toBeNull());
    fireEvent.change(screen.getByPlaceholderText('如：常用茶叶'), { target: { value: ' 纪念日 ' } });
    fireEvent.click(screen.getByRole('switch', { name: /^个人信息/ }));
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(sent('save')).toHaveLength(1));
    expect(sent('save')[0]).toEqual({
      label: '纪念日',
      type: 'date',
      options: [],
      requiredAt: 'never',
      unique: false,
      personal: true,
      memberAccess: 'none',
      defaultRight: 'masked',
      archived: false,
    });
  });

  it('keep what cannot be changed, and say so', async () => {
    open([field('fld_1', '茶叶')]);
    fireEvent.click(await screen.findByRole('button', { name: '修改茶叶' }));
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: /^文字/ })).disabled).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>('switch', { name: /^个人信息/ }).disabled).toBe(true);
    expect(screen.getAllByText('建好后不能改').length).toBe(3);
  });

  it('are brought back from the retired ones', async () => {
    const sent = open([field('fld_1', '茶叶', { archived: true })]);
    fireEvent.click(await screen.findByRole('button', { name: '显示已停用的 1 个' }));
    fireEvent.click(await screen.findByRole('button', { name: '恢复' }));
    await waitFor(() => expect(sent('save')[0]).toMatchObject({ id: 'fld_1', archived: false }));
    expect(sent('save')[0]).not.toHaveProperty('position');
  });
});
