import type { Held } from '../port.ts';

/** The gateway answered, and said no: a code other than E0000. */
export class NuonuoRefusal extends Error {
  readonly code: string;
  readonly describe: string;

  constructor(code: string, describe: string) {
    super(`Nuonuo answered ${code}`);
    this.name = 'NuonuoRefusal';
    this.code = code;
    this.describe = describe;
  }
}

/**
 * What holds a call up without anything having happened. Codes for these are not in any source we have, so the words decide: the one place
 * that does so (unconfirmed).
 */
export function heldBy({ code, describe }: NuonuoRefusal): Held | null {
  const says = (words: RegExp): boolean => words.test(describe);
  if (says(/登录|扫脸|刷脸|实名认证|人脸/)) return { is: 'held', by: 'login', text: describe };
  if (says(/额度|授信/)) return { is: 'held', by: 'quota', text: describe };
  if (says(/频繁|限流|繁忙/)) return { is: 'held', by: 'busy', text: describe, retryAfterMs: 3_000 };
  if (says(/签名校验|appkey/i)) return { is: 'held', by: 'credential', text: describe };
  if (code === 'E9301' || code === 'E9302' || code === 'E9338') return { is: 'held', by: 'credential', text: describe };
  return null;
}

/** Failures of which the provider's own words say that trying again may help. */
export const soundsPassing = (text: string): boolean => /超时|稍后|重试|繁忙|网络/.test(text);

/** The number was used before: ask about it. */
export const duplicateNumber = 'E9106';
/** Nobody of these is known. */
export const notFound = 'E9500';
