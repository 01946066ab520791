import { z } from 'zod';

/** The last minutes are fetched again: lists are known to run late. */
const overlapMs = 10 * 60_000;

const shape = z.object({
  from: z.number().int(),
  /** Null: the window is not opened yet, it will end at the time it is. */
  until: z.number().int().nullable(),
  /** The platform's own place in the list; '' for the first page. */
  place: z.string(),
  /** When the past was last looked at again. */
  lookedBackAt: z.number().int(),
});

/** A list by time is read window by window, each page by page; the cursor is a place in one of them. */
export type Window = z.output<typeof shape>;
export type OpenWindow = Window & { until: number };

/** The window a cursor stands in. What is no cursor of ours begins at the beginning. */
export function readWindow(cursor: string, beginning: number): Window {
  const read = cursor === '' ? undefined : shape.safeParse(JSON.parse(cursor));
  return read?.success ? read.data : { from: beginning, until: null, place: '', lookedBackAt: 0 };
}

export const writeWindow = (window: Window): string => JSON.stringify(window);

/** What comes after a window: the next one, which begins a little earlier once the present is reached. */
export function afterWindow(window: OpenWindow, reachedNow: boolean): Window {
  return { ...window, from: reachedNow ? Math.max(window.from, window.until - overlapMs) : window.until, until: null, place: '' };
}
