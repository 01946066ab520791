const bom = '\uFEFF';

/** Records of a bill: lines without BOM and line ends, and a line that a product name broke in two put together again. */
export async function* readRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let record: string | undefined;
  for await (const line of readLines(chunks)) {
    if (record?.startsWith('`') && !startsRecord(line)) {
      record += `\n${line}`;
      continue;
    }
    if (record !== undefined) yield record;
    record = line;
  }
  if (record !== undefined && record !== '') yield record;
}

/** Data rows start with a backtick; the two heads are known by their first column. */
const startsRecord = (line: string): boolean => line.startsWith('`') || line === '' || /^(交易时间|总交易单数),/.test(line);

async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  let first = true;
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield tidy(line, first);
      first = false;
    }
  }
  yield tidy(rest + decoder.decode(), first);
}

function tidy(line: string, first: boolean): string {
  const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
  return first && whole.startsWith(bom) ? whole.slice(1) : whole;
}
