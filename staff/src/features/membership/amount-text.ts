import { formatYuan } from '@lianke/shared';
import { formatCount } from '../../ui/format-count.ts';
import type { Kind } from './api.ts';

/** Points and growth are counted, stored value is money in fen. */
export const amountText = (kind: Kind, amount: number): string =>
  kind === 'principal' || kind === 'bonus' ? formatYuan(amount) : amount < 0 ? `-${formatCount(-amount)}` : formatCount(amount);

/** With its sign, as a movement is written. */
export const changeText = (kind: Kind, amount: number): string => (amount > 0 ? '+' : '') + amountText(kind, amount);
