// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { InputRef } from 'antd';
import { createRef } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInApp } from '../../../../test/render-in-app.tsx';
import { catalogues } from '../../../messages/catalogue.ts';
import { makeCatalogue } from '../fields/field-catalogue.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { useListSearch } from './use-list-search.ts';

afterEach(cleanup);

const all = makeCatalogue({ fields: [], levels: [], tags: [], owners: [] }, catalogues['zh-CN']);

function Harness() {
  const [search, setSearch] = useListSearch();
  const { search: address } = useLocation();
  return (
    <>
      <output>{decodeURIComponent(address)}</output>
      <ListToolbar
        search={search}
        onSearch={setSearch}
        preferences={{ compact: false, pageSize: 20, columns: null }}
        onPreferences={() => undefined}
        all={all}
        shown={[]}
        inputRef={createRef<InputRef>()}
      />
    </>
  );
}

const start = (address: string): void =>
  void renderInApp(
    <MemoryRouter initialEntries={[address]}>
      <Harness />
    </MemoryRouter>,
  );
const address = (): string => screen.getByRole('status').textContent ?? '';

describe('searching the list', () => {
  it('fills the box from the address', () => {
    start('/customers?q=欧阳');
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('欧阳');
  });

  it('puts what was typed into the address, keeps order and filter, and goes back to the first page', async () => {
    start('/customers?f=level+is+2&sort=name&page=3&after=abc');
    const before = screen.getByRole('textbox');
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '138' } });
    await waitFor(() => expect(address()).toBe('?q=138&f=level+is+2&sort=name'));
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('138');
    expect(screen.getByRole('textbox')).toBe(before); // a new element would lose the focus in mid-word
  });
});
