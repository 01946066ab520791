import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { FollowerInfo } from '../../../platforms/official-account/types.ts';
import { recordArrivals } from '../../customers/index.ts';
import type { Arrival } from '../../customers/index.ts';

/** What one call of user/info/batchget takes (facts §3.2). */
export const profilesPerJob = 100;

/** Asks the platform who these followers are. The unionid it tells joins them with the same persons in mini-program and WeCom. */
export const fetchProfiles = defineJob({
  name: 'followers.fetch-profiles',
  payload: z.object({ appId: z.string(), openids: z.array(z.string()).min(1).max(profilesPerJob) }),
  async run(ctx, { appId, openids }) {
    const account = ctx.ports.officialAccount;
    if (!account || account.appId !== appId) return; // the shop has moved to another account since
    const infos = await account.api.batchUserInfo(openids);
    await recordArrivals(
      ctx,
      infos.map((info) => toArrival(ctx, appId, info)),
    );
  },
});

export function toArrival(ctx: Context, appId: string, info: FollowerInfo): Arrival {
  const keys: Arrival['keys'] = [{ kind: 'oa_openid', appId, value: info.openid }];
  if (info.unionid) keys.push({ kind: 'unionid', appId: '', value: info.unionid });
  const channel = channelOf(info);
  return { keys, at: info.subscribeTime ? info.subscribeTime * 1000 : ctx.clock.now(), ...(channel ? { channel } : {}) };
}

/** How the person says to have come, when no QR code told so already. */
function channelOf(info: FollowerInfo): Arrival['channel'] {
  if (info.qrSceneStr) return { kind: 'oa_qr', key: info.qrSceneStr, name: null };
  if (info.subscribeScene === undefined || info.subscribeScene === '') return undefined;
  return { kind: info.subscribeScene === 'ADD_SCENE_SEARCH' ? 'oa_search' : 'oa_other', key: info.subscribeScene, name: null };
}
