import { z } from 'zod';

/** Epoch milliseconds, UTC. */
export const instant = z.number().int().nonnegative();
export const id = z.string().min(1).max(64);
/** Opaque place in a keyset-paged list. */
export const cursor = z.string().max(300);
export const pageSize = z.number().int().min(1).max(100);
