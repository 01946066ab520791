/**
 * JSON.parse that keeps integers beyond 2^53 as text: message ids are 64 bits and would lose digits (facts §7).
 * Throws SyntaxError like JSON.parse.
 */
export function parseJsonKeepingLongIntegers(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return parsed;
  // Valid JSON from here on, so every quote opens a string that closes and the pattern cannot backtrack.
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g, (match) =>
    match.startsWith('"') ? match : `"${match}"`,
  );
  return JSON.parse(quoted);
}
