const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
/** Chinese characters take two columns on a terminal. */
const widthOf = (text) => [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : 1), 0);
const pad = (text, width) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** `rows` are `[name, address]` pairs, or a single string for a line of text. */
export function drawBox(rows) {
  const names = Math.max(...rows.map((row) => (Array.isArray(row) ? widthOf(row[0]) : 0)));
  const lines = rows.map((row) => (Array.isArray(row) ? `${pad(row[0], names)}  ${row[1]}` : row));
  const width = Math.max(...lines.map(widthOf));
  const bar = '─'.repeat(width + 4);
  return [`╭${bar}╮`, ...lines.map((line) => `│  ${pad(line, width)}  │`), `╰${bar}╯`].join('\n');
}
