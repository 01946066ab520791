import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPendingDeletions } from './pending-deletions.ts';

const make = (commit = vi.fn(() => Promise.resolve())) => ({
  commit,
  pending: createPendingDeletions({ commit, onChange: () => undefined, waitMs: 5_000 }),
});

describe('deleting a note', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('hides it at once and tells the server only after the time to undo', () => {
    const { pending, commit } = make();
    pending.add('tle_1');
    expect(pending.has('tle_1')).toBe(true);
    vi.advanceTimersByTime(4_999);
    expect(commit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(commit).toHaveBeenCalledWith('tle_1', false);
  });

  it('can be undone without the server ever knowing', () => {
    const { pending, commit } = make();
    pending.add('tle_1');
    pending.undo('tle_1');
    vi.advanceTimersByTime(10_000);
    expect(pending.has('tle_1')).toBe(false);
    expect(commit).not.toHaveBeenCalled();
  });

  it('is carried out when the page closes', () => {
    const { pending, commit } = make();
    pending.add('tle_1');
    pending.flush(true);
    expect(commit).toHaveBeenCalledWith('tle_1', true);
    vi.advanceTimersByTime(10_000);
    expect(commit).toHaveBeenCalledTimes(1);
  });

  it('shows the note again when the server refuses', async () => {
    const { pending } = make(vi.fn(() => Promise.reject(new Error('no'))));
    pending.add('tle_1');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(pending.has('tle_1')).toBe(false);
  });
});
