import type { MiniProgram, MiniProgramCallback } from './mini-program/types.ts';
import type { OfficialAccount, OfficialAccountCallback } from './official-account/types.ts';
import type { Wecom, WecomCallback } from './wecom/types.ts';

/** Tencent's side as use cases and the callback edge see it (`ctx.ports`); tests put fakes or the simulator behind it. */
export interface Ports {
  officialAccount: OfficialAccount;
  officialAccountCallback: OfficialAccountCallback;
  miniProgram: MiniProgram;
  miniProgramCallback: MiniProgramCallback;
  wecom: Wecom;
  wecomCallback: WecomCallback;
}
