import type { Output } from '@lianke/shared/api';
import { call } from '../api/call';
import { query } from '../api/query';
import { change, outdate, put, refresh } from '../api/snapshots';

type CartAnswer = Output<'member.cart.get'>;

const cart = query('member.cart.get');

/** Each write answers with the cart as it is now. */
const keep = (answer: CartAnswer): void => put(cart, answer);

export const addToCart = (skuId: string, quantity: number): Promise<void> => call('member.cart.add', { skuId, quantity }).then(keep);

/** What the person wants of a variant and the server has not been told yet. */
const wanted = new Map<string, number>();
const running = new Map<string, Promise<void>>();

const withQuantity = ({ cart: { lines } }: CartAnswer, skuId: string, quantity: number): CartAnswer => ({
  cart: { lines: lines.flatMap((line) => (line.skuId !== skuId ? line : quantity > 0 ? { ...line, quantity } : [])) },
});

async function tell(skuId: string): Promise<void> {
  try {
    for (let quantity = wanted.get(skuId); quantity !== undefined; quantity = wanted.get(skuId)) {
      wanted.delete(skuId);
      const answer = await call('member.cart.set', { skuId, quantity });
      if (wanted.size === 0) keep(answer);
    }
  } catch (error) {
    wanted.delete(skuId);
    await refresh(cart);
    throw error;
  }
}

/** Shown at once; quick taps in a row are told as their last one. */
export function setInCart(skuId: string, quantity: number): Promise<void> {
  change(cart, (answer) => withQuantity(answer, skuId, quantity));
  wanted.set(skuId, quantity);
  const already = running.get(skuId);
  if (already) return already;
  const now = tell(skuId).finally(() => running.delete(skuId));
  running.set(skuId, now);
  return now;
}

/** What was bought is out of it now. */
export const cartChanged = (): void => outdate(cart);
