import { z } from 'zod';

/** Epoch milliseconds, UTC. */
export const instant = z.number().int().nonnegative();
/** A business day, `2026-11-22`. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const id = z.string().min(1).max(64);
/** Integer fen. */
export const fen = z.number().int();
/** Opaque place in a keyset-paged list. */
export const cursor = z.string().max(300);
export const pageSize = z.number().int().min(1).max(100);
/** `exact: false` means "at least". */
export const total = z.object({ count: z.number().int(), exact: z.boolean() });
/** Why somebody does something that is kept on record. */
export const reason = z.string().trim().min(2).max(200);
/** How far a piece of background work has come. */
export const progress = z.object({ done: z.number().int(), total: z.number().int().nullable(), failed: z.number().int() });
export const staffName = z.object({ staffId: id, name: z.string() });
