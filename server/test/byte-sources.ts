import { ZipFile } from 'yazl';
import type { ByteSource } from '../src/kernel/spreadsheets/byte-source.ts';

/** A file in memory, handed out in small pieces so that borders fall everywhere. */
export const bufferSource = (content: Buffer, pieceBytes = 65_536): ByteSource => ({
  size: content.length,

  read: async function* (start, end) {
    for (let at = start; at < end; at += pieceBytes) yield content.subarray(at, Math.min(at + pieceBytes, end));
  },
});

/** A zip archive of these parts. */
export async function zipOf(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
