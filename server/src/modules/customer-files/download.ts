import type { Readable } from 'node:stream';

/** A file on its way to a browser, made while it is sent. */
export interface Download {
  fileName: string;
  contentType: string;
  body: Readable;
}
