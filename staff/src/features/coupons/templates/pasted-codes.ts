const least = 4;
const most = 64;
/** As many as one call takes. */
export const mostAtOnce = 5000;

/** Codes pasted one a line (or from a column of a sheet): each once, and how many lines are no code. */
export function readCodes(text: string): { codes: string[]; bad: number } {
  const lines = text
    .split(/[\s,，;；]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const codes = [...new Set(lines.filter((it) => it.length >= least && it.length <= most))];
  return { codes, bad: lines.filter((it) => it.length < least || it.length > most).length };
}
