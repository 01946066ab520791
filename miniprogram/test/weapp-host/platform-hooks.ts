import type { WxAnswer, WxRequest } from './http.ts';

/** What stands in for WeChat and the person. A test gives fakes; the end-to-end run points them at the simulator. */
export interface PlatformHooks {
  /** Carries out `wx.request`. */
  send: (request: WxRequest) => Promise<WxAnswer>;
  /** `wx.login`'s code. */
  loginCode: () => Promise<string>;
  /** The code of the phone-number button; nothing when the person refuses. */
  phoneCode: () => Promise<string | undefined>;
  /** The picture the person picks, as base64. */
  avatarBase64: () => string;
  language?: string;
  /** WeChat's own privacy gate is still closed. */
  privacyNeeded?: boolean;
  /** What the person answers to `wx.showModal`. */
  confirms?: (question: { title: string; content: string }) => boolean;
}

/** Codes from a running simulator, for one of its persons. */
export function simulatorHooks(box: string, personId: string): Pick<PlatformHooks, 'loginCode' | 'phoneCode'> {
  const ask = async (verb: string): Promise<string> => {
    const answer = await fetch(`${box}/box/persons/${personId}/${verb}`, { method: 'POST' });
    const { code } = (await answer.json()) as { code: string };
    return code;
  };
  return { loginCode: () => ask('wx-login'), phoneCode: () => ask('phone-code') };
}
