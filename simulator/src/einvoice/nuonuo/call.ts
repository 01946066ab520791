import type { Json } from '../../http/fields.ts';
import type { World } from '../../world/world.ts';
import type { InvoiceDesk } from '../desk.ts';

export interface NuonuoCall {
  world: World;
  desk: InvoiceDesk;
  /** Whose books it is about: the header userTax, or '' where the app serves one company only. */
  userTax: string;
  method: string;
  body: Json;
}

export interface NuonuoAnswer {
  describe: string;
  result: unknown;
  /** Runs before the answer leaves: for what a test wants to have happened by then. */
  before?: () => Promise<void>;
}

export type NuonuoMethod = (call: NuonuoCall) => NuonuoAnswer;
