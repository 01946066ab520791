/** A file that can be read from any place, piece by piece. Wherever it lies, never more than one piece is in memory. */
export interface ByteSource {
  size: number;
  /** Bytes from `start` up to, not including, `end`. */
  read(start: number, end: number): AsyncIterable<Buffer>;
}

/** The first bytes of a file, to look at. */
export async function readHead(source: ByteSource, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of source.read(0, Math.min(bytes, source.size))) pieces.push(piece);
  return Buffer.concat(pieces);
}
