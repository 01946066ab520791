// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { CustomerView } from './api.ts';
import { claimSnapshots, readSnapshot, storeSnapshot } from './snapshot.ts';

const view = { id: 'cus_1', name: '王芳' } as CustomerView;

describe('the sidebar snapshot', () => {
  beforeEach(() => localStorage.clear());

  it('gives back what was stored and nothing for a stranger', () => {
    storeSnapshot('wm1', { at: 1, view, timeline: null });
    expect(readSnapshot('wm1')?.view.name).toBe('王芳');
    expect(readSnapshot('wm2')).toBeNull();
  });

  it('survives a damaged entry', () => {
    localStorage.setItem('lianke.snapshot.wm1', '{');
    expect(readSnapshot('wm1')).toBeNull();
  });

  it('keeps the thirty newest', () => {
    for (let at = 0; at < 40; at += 1) storeSnapshot(`wm${at}`, { at, view, timeline: null });
    expect(readSnapshot('wm0')).toBeNull();
    expect(readSnapshot('wm39')).not.toBeNull();
    expect(Object.keys(localStorage).filter((key) => key.startsWith('lianke.snapshot.'))).toHaveLength(30);
  });

  it('is forgotten when another colleague signs in', () => {
    claimSnapshots('stf_1');
    storeSnapshot('wm1', { at: 1, view, timeline: null });
    claimSnapshots('stf_1');
    expect(readSnapshot('wm1')).not.toBeNull();
    claimSnapshots('stf_2');
    expect(readSnapshot('wm1')).toBeNull();
  });
});
