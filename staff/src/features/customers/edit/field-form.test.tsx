// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../../test/render-in-app.tsx';
import { catalogues } from '../../../messages/catalogue.ts';
import type { CustomerRow } from '../api.ts';
import type { FieldView } from '../fields/field-catalogue.ts';
import { makeCatalogue } from '../fields/field-catalogue.ts';
import { FieldForm } from './field-form.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const company: FieldView = {
  key: 'company',
  label: null,
  type: 'text',
  personal: false,
  right: 'write',
  sortable: false,
  filterable: true,
  editable: true,
  required: false,
  options: null,
};
const all = makeCatalogue({ fields: [company], levels: [], tags: [], owners: [] }, catalogues['zh-CN']);
const row = { id: 'cus_1', name: '王芳', avatarUrl: null, version: 3, company: '旧茶行' } as CustomerRow;

const edit = (to: string, field = company): ReturnType<typeof vi.fn> => {
  const onClose = vi.fn();
  renderInApp(<FieldForm row={row} field={field} all={all} onClose={onClose} />);
  fireEvent.change(screen.getByLabelText('单位名称'), { target: { value: to } });
  return onClose;
};
const save = (): void => void fireEvent.click(screen.getByRole('button', { name: '保存' }));

describe('editing one field', () => {
  it('sends the version it was based on, and an undo puts the old value back on top of the new version', async () => {
    const sent = stubApi(() => ({ data: { id: 'cus_1', version: 4 } }));
    const onClose = edit('新茶行');
    save();
    expect(onClose).toHaveBeenCalled();
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ name, input }) => [name, input])).toEqual([
      ['staff.customers.update', { id: 'cus_1', version: 3, change: { company: '新茶行' } }],
      ['staff.customers.update', { id: 'cus_1', version: 4, change: { company: '旧茶行' } }],
    ]);
  });

  it('says when somebody else was quicker, and offers no undo', async () => {
    stubApi(() => ({ error: { code: 'customer.changed_meanwhile' }, status: 409 }));
    edit('新茶行');
    save();
    expect(await screen.findByText(/资料刚被别人修改过/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  });

  it('empties a field with null, and asks nothing of the server when nothing changed', async () => {
    const sent = stubApi(() => ({ data: { id: 'cus_1', version: 4 } }));
    edit('');
    save();
    await waitFor(() => expect(sent).toMatchObject([{ input: { change: { company: null } } }]));
    cleanup();
    edit('旧茶行');
    save();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toHaveLength(1);
  });

  it('does not save a required field empty', () => {
    stubApi(() => ({ data: {} }));
    edit('', { ...company, required: true });
    expect(screen.getByRole('button', { name: '保存' })).toHaveProperty('disabled', true);
    expect(screen.getByText('必填')).toBeTruthy();
  });
});
