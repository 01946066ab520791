import { z } from 'zod';
import type { FollowerInfo } from './types.ts';

const text = z.string().optional();
const number = z.coerce.number();

/** Facts §3.1. Only `subscribe` and `openid` are sure; `subscribe: 0` comes with nothing else. */
export const userAnswer = z
  .object({
    openid: z.string().min(1),
    subscribe: number.default(0),
    unionid: text,
    subscribe_time: number.optional(),
    subscribe_scene: text,
    remark: text,
    tagid_list: z.array(number).nullish(),
    qr_scene: number.optional(),
    qr_scene_str: text,
  })
  .transform((user): FollowerInfo => ({
    openid: user.openid,
    subscribed: user.subscribe === 1,
    tagIds: user.tagid_list ?? [],
    ...(user.unionid && { unionid: user.unionid }),
    ...(user.subscribe_time && { subscribeTime: user.subscribe_time }),
    ...(user.subscribe_scene && { subscribeScene: user.subscribe_scene }),
    ...(user.remark && { remark: user.remark }),
    ...(user.qr_scene_str && { qrSceneStr: user.qr_scene_str }),
  }));

export const usersAnswer = z.object({ user_info_list: z.array(userAnswer) });

/** Facts §3.3: at the end `data` may be missing. */
export const followersAnswer = z.object({
  total: number,
  count: number.default(0),
  data: z.object({ openid: z.array(z.string()).default([]) }).optional(),
  next_openid: text,
});

export const qrCodeAnswer = z.object({ ticket: z.string().min(1), url: z.string(), expire_seconds: number.optional() });

export const tagsAnswer = z.object({ tags: z.array(z.object({ id: number, name: z.string(), count: number.default(0) })).default([]) });

export const ipsAnswer = z.object({ ip_list: z.array(z.string()) });
