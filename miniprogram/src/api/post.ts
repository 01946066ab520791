import type { Input, Output } from '@lianke/shared/api';
import { apiBase } from '../platform/api-base';
import { postJson } from '../platform/request';
import type { MemberEndpoint } from './endpoint-names';
import { failureFromServer } from './failure';

/** One exchange with the server, no retries: the answer's data, or a failure. */
export async function post<N extends MemberEndpoint>(name: N, input: Input<N>, headers: Record<string, string>): Promise<Output<N>> {
  const { status, body } = await postJson(`${apiBase}/api/${name}`, input, headers);
  const answer = body as { data?: Output<N> } | null;
  if (status >= 200 && status < 300 && answer?.data !== undefined) return answer.data;
  throw failureFromServer(status, body);
}
