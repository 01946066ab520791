import type { Messages } from '../../messages/catalogue.ts';

/** `wx.login openid …kD0j, 2026-11-22 14:35` for a person; a proof of another form is shown as it is. */
export function proofText(proof: string, words: Messages['privacy']): string {
  const [, tail, at] = /^wx\.login openid …(\S+)[,，]\s*(.+)$/.exec(proof) ?? [];
  return tail && at ? words.proofByWechat(tail, at) : proof;
}
