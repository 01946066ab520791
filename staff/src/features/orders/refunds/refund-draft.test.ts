// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { canChoosePieces, leftOf, startDraft, toWish } from './refund-draft.ts';

const line = (id: string, quantity: number, refunded = 0) => ({ id, quantity, refunded }) as never;

describe('a refund being filled in', () => {
  it('starts with everything, and puts back on the shelf only what was not sent', () => {
    expect(startDraft({ state: 'paid' })).toMatchObject({ what: 'everything', restock: true });
    expect(startDraft({ state: 'shipped' }).restock).toBe(false);
    expect(startDraft({ state: 'completed' }).restock).toBe(false);
  });

  it('offers pieces only where there is more than one left', () => {
    expect(canChoosePieces({ lines: [line('l1', 1)] })).toBe(false);
    expect(canChoosePieces({ lines: [line('l1', 2, 1)] })).toBe(false);
    expect(canChoosePieces({ lines: [line('l1', 2)] })).toBe(true);
    expect(canChoosePieces({ lines: [line('l1', 1), line('l2', 1)] })).toBe(true);
    expect(leftOf({ quantity: 3, refunded: 1 })).toBe(2);
  });

  it('is nothing to ask for until a piece is chosen', () => {
    const draft = { ...startDraft({ state: 'paid' }), what: 'pieces' as const };
    expect(toWish('ord_1', draft)).toBeNull();
    expect(toWish('ord_1', { ...draft, pieces: { l1: 0, l2: 2 }, withShipping: true })).toEqual({
      orderId: 'ord_1',
      lines: [{ lineId: 'l2', quantity: 2 }],
      withShipping: true,
    });
    expect(toWish('ord_1', { ...draft, what: 'everything' })).toEqual({ orderId: 'ord_1', lines: [], withShipping: false });
  });
});
