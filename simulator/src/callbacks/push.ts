import type { Platform } from '../world/platform.ts';
import type { Fields } from './xml.ts';

/** One thing Tencent has to tell the server. Retries send the same one. */
export interface Push {
  platform: Platform;
  fields: Fields;
  openid?: string;
  /** The official-account chat where an answer of the server shows up. */
  personId?: string;
}

export interface Delivery {
  attempts: number;
  status: number;
  ms: number;
  reply: string;
  verdict: string;
  /** A second sending of the same push, by the fault 'duplicate'. */
  duplicate?: Delivery;
}
