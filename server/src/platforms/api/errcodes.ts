import type { ErrorCode } from '@lianke/shared';
import { AppError } from '../../kernel/errors.ts';
import { ApiRefusal } from './refusal.ts';

export type ErrcodeTable = Readonly<Record<number, ErrorCode>>;

const longestErrmsg = 300;

/** Errcodes that mean "this token is no longer good": refresh and try once more (facts §1.4). */
export const staleTokenErrcodes: readonly number[] = [40001, 40014, 42001];

/**
 * Runs a call and turns the platform's refusal into an AppError by the tables, earlier ones first; unknown codes become
 * `platform.refused`, code kept in `data.errcode`. Everything else passes.
 */
export async function explained<T>(tables: readonly ErrcodeTable[], call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof ApiRefusal ? toAppError(error, tables) : error;
  }
}

function toAppError({ api, errcode, errmsg }: ApiRefusal, tables: readonly ErrcodeTable[]): AppError {
  const code = tables.find((table) => errcode in table)?.[errcode] ?? 'platform.refused';
  const data: Record<string, unknown> = { api, errcode };
  if (code === 'platform.ip_refused') data['ip'] = seenIp(errmsg);
  const sentence = errmsg.slice(0, longestErrmsg).replace(/(access_token|secret)=[^&\s]+/gi, '$1=…');
  return new AppError(code, data, { cause: new Error(sentence) });
}

/** The one thing ever read out of errmsg, and only to help the administrator (facts: OA §1.2, WeCom §1.3). */
function seenIp(errmsg: string): string | undefined {
  return /(?:from ip:|invalid ip)\s*([0-9a-fA-F.:]*[0-9a-fA-F])/.exec(errmsg)?.[1];
}
