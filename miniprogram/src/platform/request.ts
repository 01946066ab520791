import Taro from '@tarojs/taro';
import { errorWords } from './error-words';
import { PlatformFailure } from './failure';

export interface Answer {
  status: number;
  body: unknown;
}

const timeoutMs = 15_000;

/** POST with a JSON body. Any HTTP status is an answer; no answer at all is a `PlatformFailure`. */
export async function postJson(url: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
  try {
    const answer = await Taro.request<unknown>({
      url,
      method: 'POST',
      data: JSON.stringify(body),
      header: { 'content-type': 'application/json', ...headers },
      timeout: timeoutMs,
    });
    return { status: answer.statusCode, body: answer.data };
  } catch (error) {
    throw new PlatformFailure(/timeout|abort/i.test(errorWords(error)) ? 'network.timeout' : 'network.offline');
  }
}
