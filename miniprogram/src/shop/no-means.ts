import type { Means } from './types';

/** Paid with money alone: what is bought is itself a balance or a membership. */
export const noMeans: Means = { coupons: [], points: 'none', balance: 'none' };
