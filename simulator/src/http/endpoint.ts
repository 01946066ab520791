import type { AppKind, Issued } from '../world/tokens.ts';
import type { World } from '../world/world.ts';
import type { Json } from './fields.ts';

export interface Call {
  world: World;
  query: Json;
  body: Json;
  ip: string;
  /** Absent where no token is asked for. */
  issued: Issued | undefined;
}

export interface Endpoint {
  method: 'GET' | 'POST';
  path: string;
  /** Whose token opens it; 'none' asks for no token. */
  token: readonly AppKind[] | 'none';
  /** These answer without errcode and errmsg when all is well. */
  bare?: true;
  run(call: Call): Json | Promise<Json>;
}

/** A refusal in Tencent's own form: HTTP 200 with an errcode. */
export class Refusal extends Error {
  readonly errcode: number;
  constructor(errcode: number, text: string) {
    super(text);
    this.errcode = errcode;
  }
}
