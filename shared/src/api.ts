import type { z } from 'zod';
import type { contracts } from './contracts/index.ts';

/** The merged record of every call, as types only: clients import this file with `import type` and pay nothing for zod. */
export type Api = typeof contracts;
export type EndpointName = keyof Api;
export type Input<N extends EndpointName> = z.input<Api[N]['input']>;
export type Output<N extends EndpointName> = z.output<Api[N]['output']>;
/** What the wire carries for a failed call. */
export interface ApiError {
  error: { code: string; message: string; data?: Record<string, unknown>; requestId: string };
}
