import type { Json } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import type { Notices } from './notices.ts';

export interface PayCall {
  world: World;
  notices: Notices;
  params: Record<string, string>;
  query: Json;
  body: Json;
  /** What came with a multipart body. */
  file: Buffer | undefined;
}

export type PayAnswer = { json: Json } | { file: Buffer } | 'no_content' | 'accepted';

export interface PayEndpoint {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  /** A file and its description; only the description is signed. */
  multipart?: true;
  run(call: PayCall): PayAnswer;
}
