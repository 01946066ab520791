import { createMiniProgramCallback } from '../mini-program/callback.ts';
import { createOfficialAccountCallback } from '../official-account/callback.ts';
import { createWecomCallback } from '../wecom/callback.ts';
import type { Sender } from './sealed-push.ts';

/** The accounts of the golden vectors (facts sheets: official account §2.2–2.4, WeCom §2.2). */
export const officialSender: Sender = {
  token: 'crmDemoToken2026',
  encodingAesKey: 'q7Zr2Lx9Vb4Nc6Md8Kf1Hs3Jg5Tp0WyEaUiOoRtYzXw',
  receiverId: 'wx00aa11bb22cc33dd',
};

export const wecomSender: Sender = {
  token: 'demoToken1',
  encodingAesKey: 'DemoKeyDemoKeyDemoKeyDemoKeyDemoKeyDemoKey1',
  receiverId: 'ww1f0demo00000001',
};

const vectorTime = { now: () => 1_767_225_600_000 };

const weixin = {
  appId: officialSender.receiverId,
  token: officialSender.token,
  encodingAesKey: officialSender.encodingAesKey,
  maxSkewSeconds: 300,
  clock: vectorTime,
};

export const officialCallback = createOfficialAccountCallback(weixin);
export const lenientOfficialCallback = createOfficialAccountCallback({ ...weixin, allowPlain: true });
export const keylessOfficialCallback = createOfficialAccountCallback({ ...weixin, encodingAesKey: undefined });
export const miniCallback = createMiniProgramCallback(weixin);
export const wecomCallback = createWecomCallback({
  corpId: wecomSender.receiverId,
  token: wecomSender.token,
  encodingAesKey: wecomSender.encodingAesKey,
  maxSkewSeconds: 300,
  clock: vectorTime,
});
