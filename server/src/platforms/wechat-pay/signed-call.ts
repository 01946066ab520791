import { AppError } from '../../kernel/errors.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { faultOfHeaders, isSignedBy, readSignedHeaders } from './signature.ts';
import type { SignatureFault } from './signature.ts';
import type { PayRequest, Transport } from './transport.ts';

/** One call whose answer WeChat Pay has signed: JSON, or undefined for an empty one. */
export type SignedCall = (request: PayRequest) => Promise<unknown>;

/** What is wrong with a signed message; undefined when WeChat Pay signed these bytes just now. */
export type Verify = (headers: Parameters<typeof readSignedHeaders>[0], body: Buffer) => Promise<SignatureFault | undefined>;

export function createVerify(keys: PlatformKeys, clock: Clock): Verify {
  return async (given, body) => {
    const headers = readSignedHeaders(given);
    const fault = faultOfHeaders(headers, clock.now());
    if (fault) return fault;
    const key = await keys.find(headers.serial);
    if (!key) return 'unknown_serial';
    return isSignedBy(key, headers, body) ? undefined : 'bad_signature';
  };
}

export function createSignedCall(transport: Transport, verify: Verify): SignedCall {
  return async (request) => {
    const { headers, body } = await transport(request);
    const fault = await verify(headers, body);
    // Whoever answered, it was not WeChat Pay; what became of the request is unknown, as when nobody answers.
    if (fault) throw new AppError('platform.unreachable', { api: apiOf(request), reason: fault });
    if (body.length === 0) return undefined;
    try {
      return JSON.parse(body.toString('utf8')) as unknown;
    } catch {
      throw new AppError('platform.refused', { api: apiOf(request), reason: 'unexpected_answer' });
    }
  };
}

const apiOf = ({ path }: PayRequest): string => path.split('?')[0] ?? path;
