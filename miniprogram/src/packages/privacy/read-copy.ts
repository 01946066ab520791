/** One table of a person's copy, as text. */
export interface CopySection {
  key: string;
  title: string;
  columns: string[];
  rows: string[][];
}

/** The readable part of a copy; nothing of a copy this version does not understand. */
export function readCopy(json: string): CopySection[] {
  try {
    const { text } = JSON.parse(json) as { text?: CopySection[] };
    return Array.isArray(text) ? text : [];
  } catch {
    return [];
  }
}
