// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderInApp, stubApi } from '../../../../test/render-in-app.tsx';
import { NoteBox } from './note-box.tsx';

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const box = (): HTMLTextAreaElement => screen.getByRole<HTMLTextAreaElement>('textbox');
const save = (): void => void fireEvent.click(screen.getByRole('button', { name: /记下/ }));

describe('the note box', () => {
  it('keeps what was typed when the page is drawn again', () => {
    renderInApp(<NoteBox customerId="cus_1" />);
    fireEvent.change(box(), { target: { value: '周五回电' } });
    cleanup();
    renderInApp(<NoteBox customerId="cus_1" />);
    expect(box().value).toBe('周五回电');
  });

  it('keeps the text and the key when the answer is lost, so that trying again writes one note', async () => {
    let attempts = 0;
    const sent = stubApi(() => {
      attempts += 1;
      return attempts === 1
        ? { status: 503, error: { code: 'server.unavailable', requestId: 'r' } }
        : { data: { id: 'tle_1', customerId: 'cus_1', kind: 'note', at: 1, data: {}, actor: null, can: { delete: true } } };
    });
    renderInApp(<NoteBox customerId="cus_1" />);
    fireEvent.change(box(), { target: { value: '周五回电' } });
    save();
    await waitFor(() => expect(sent).toHaveLength(1));
    await waitFor(() => expect(box().readOnly).toBe(false));
    expect(box().value).toBe('周五回电');
    save();
    await waitFor(() => expect(box().value).toBe(''));
    expect(sent[1]?.headers['idempotency-key']).toBe(sent[0]?.headers['idempotency-key']);
  });

  it('does not send blanks', () => {
    renderInApp(<NoteBox customerId="cus_1" />);
    fireEvent.change(box(), { target: { value: '   ' } });
    expect(screen.getByRole('button', { name: /记下/ })).toHaveProperty('disabled', true);
  });
});
