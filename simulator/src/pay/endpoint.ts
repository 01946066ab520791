import type { Json } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import type { Notices } from './notices.ts';

export interface PayCall {
  world: World;
  notices: Notices;
  params: Record<string, string>;
  query: Json;
  body: Json;
}

export type PayAnswer = { json: Json } | { file: Buffer } | 'no_content';

export interface PayEndpoint {
  method: 'GET' | 'POST';
  path: string;
  run(call: PayCall): PayAnswer;
}
