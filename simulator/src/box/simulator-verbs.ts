import type { Sender } from '../callbacks/sender.ts';
import { originalId } from '../world/accounts.ts';
import type { FaultKind } from '../world/faults.ts';
import { FAULT_KINDS } from '../world/faults.ts';
import type { CryptMode, Mode } from '../world/mode.ts';
import type { World } from '../world/world.ts';
import type { Fields } from '../callbacks/xml.ts';
import type { DeliverOptions } from './deliver.ts';
import { deliver } from './deliver.ts';
import { platformNamed } from './find.ts';
import { BoxError } from './refuse.ts';
import { personView, staffView } from './views.ts';

export interface FaultInput {
  kind: FaultKind;
  platform?: string;
  path?: string;
  times?: number;
  ms?: number;
  /** What the API answers instead: kind `errcode`. */
  errcode?: number;
}

export type ModeInput = Partial<Omit<Mode, 'bound'>> & { bound?: Partial<Mode['bound']> };

const SLOW_MS = 6_000;
const CRYPT_MODES: readonly CryptMode[] = ['plain', 'compat', 'safe'];
const mostFollowers = 999_999_999;

function checkMode(input: ModeInput): void {
  for (const mode of [input.oa, input.mini]) {
    if (mode !== undefined && !CRYPT_MODES.includes(mode)) throw new BoxError(400, 'bad_mode', `没有这种加密方式：${String(mode)}`);
  }
}

export function simulatorVerbs(world: World, sender: Sender) {
  const accounts = () => ({
    oaAppId: world.accounts.OA_APP_ID,
    oaOriginalId: originalId(world.accounts.OA_APP_ID),
    miniAppId: world.accounts.MINI_APP_ID,
    miniOriginalId: originalId(world.accounts.MINI_APP_ID),
    wecomCorpId: world.accounts.WECOM_CORP_ID,
    wecomAgentId: world.accounts.WECOM_AGENT_ID,
  });

  return {
    state: () => ({
      persons: world.people.all().map((person) => personView(world, person)),
      staff: [...world.people.staff.values()].map((staff) => staffView(world, staff)),
      departments: world.departments.below(),
      leavers: [...world.people.leavers].map(([userid, { staff, leftAt }]) => ({ userid, name: staff.name, leftAt })),
      transfers: world.transfers.all(),
      accounts: accounts(),
      oaMode: world.mode.oa,
      mode: world.mode,
      faults: world.faults.all(),
      now: world.clock.now(),
      followers: world.followers.count(),
      corpTags: world.corpTags.groups,
      sceneCodes: world.sceneCodes.all(),
      contactWays: [...world.contactWays.values()],
      server: { workbenchUrl: world.addresses.workbench, sidebarUrl: world.addresses.sidebar, miniUrl: world.addresses.mini },
    }),
    setFault: (input: FaultInput) => {
      if (!FAULT_KINDS.includes(input.kind)) throw new BoxError(400, 'bad_fault', `没有这种故障：${String(input.kind)}`);
      world.faults.add({
        kind: input.kind,
        ...(input.platform ? { platform: platformNamed(input.platform) } : {}),
        ...(input.path ? { path: input.path } : {}),
        ...(input.errcode === undefined ? {} : { errcode: input.errcode }),
        left: input.times ?? 1,
        ms: input.ms ?? (input.kind === 'slow' ? SLOW_MS : 0),
      });
      return { faults: world.faults.all() };
    },
    clearFaults: () => {
      world.faults.clear();
      return { faults: [] };
    },
    setMode: (input: ModeInput) => {
      checkMode(input);
      const { bound, ...rest } = input;
      Object.assign(world.mode, rest);
      Object.assign(world.mode.bound, bound);
      return { mode: world.mode };
    },
    advanceTime: (input: { advanceMs: number }) => {
      world.clock.advance(input.advanceMs);
      return { now: world.clock.now() };
    },
    seedFollowers: (input: { count: number }) => {
      if (!Number.isInteger(input.count) || input.count < 0 || input.count > mostFollowers)
        throw new BoxError(400, 'bad_count', '粉丝数不合法');
      world.followers.seed(input.count);
      return { followers: world.followers.count() };
    },
    expireTokens: () => {
      world.tokens.expireAll();
      return {};
    },
    urlCheck: (input: { platform: string }) => sender.checkUrl(platformNamed(input.platform)),
    /** Any other event: the platform's fields as given, common ones filled in. */
    push: async (input: { platform: string; fields: Fields; openid?: string }, options: DeliverOptions = {}) => {
      const platform = platformNamed(input.platform);
      const to = {
        'official-account': originalId(world.accounts.OA_APP_ID),
        'mini-program': originalId(world.accounts.MINI_APP_ID),
        wecom: world.accounts.WECOM_CORP_ID,
        'wechat-shop': originalId(world.accounts.WXSHOP_APP_ID),
      }[platform];
      const common = { ToUserName: to, FromUserName: input.openid ?? 'sys', CreateTime: world.clock.seconds() };
      const fields = { ...common, ...input.fields };
      return { delivery: await deliver(sender, { platform, fields, ...(input.openid ? { openid: input.openid } : {}) }, options) };
    },
    exchanges: (after = 0) => ({ exchanges: world.exchanges.after(after) }),
    metrics: () => world.metrics.view(),
  };
}
