/** One row of a file as text, whatever the format. */
export interface TableRow {
  /** As a spreadsheet numbers it, from 1. */
  line: number;
  cells: string[];
}

/** A file that is damaged, or no table at all. */
export class UnreadableFile extends Error {
  constructor(why: string, options?: { cause?: unknown }) {
    super(`the file cannot be read: ${why}`, options);
    this.name = 'UnreadableFile';
  }
}

/** Wider than any real table; keeps a hostile file from filling the memory. */
export const mostColumns = 200;
/** Longer than Excel allows a cell to be (32,767). */
export const mostCellLength = 40_000;
