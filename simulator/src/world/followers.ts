import { letters, mix } from './mixing.ts';

/** Followers without a memory: everything about number N is computed from N. */
export interface Followers {
  count(): number;
  seed(count: number): void;
  openidOf(index: number): string;
  indexOf(openid: string): number | undefined;
  about(index: number): {
    unionid: string | undefined;
    subscribeTime: number;
    subscribeScene: string;
    qrSceneStr: string;
    tagIds: number[];
  };
}

const EARLIEST = 1_640_995_200; // 2022-01-01 00:00 Beijing
const SPAN_SECONDS = 4 * 365 * 86_400;
const WITHOUT_UNIONID_PERCENT = 8;
const SCENES = [
  'ADD_SCENE_QR_CODE',
  'ADD_SCENE_SEARCH',
  'ADD_SCENE_PROFILE_CARD',
  'ADD_SCENE_PAID',
  'ADD_SCENE_CHANNELS',
  'ADD_SCENE_OTHERS',
];

export function createFollowers(): Followers {
  let total = 0;
  const openidOf = (index: number) => `oF${String(index).padStart(9, '0')}${letters(index, 100, 17)}`;
  return {
    count: () => total,
    seed: (count) => {
      total = count;
    },
    openidOf,
    indexOf: (openid) => {
      const digits = /^oF(\d{9})/.exec(openid)?.[1];
      if (digits === undefined) return undefined;
      const index = Number(digits);
      return index < total && openidOf(index) === openid ? index : undefined;
    },
    about: (index) => {
      const subscribeScene = SCENES[mix(index, 3) % SCENES.length] ?? 'ADD_SCENE_OTHERS';
      return {
        unionid: mix(index, 1) % 100 < WITHOUT_UNIONID_PERCENT ? undefined : `oUF${letters(index, 200, 25)}`,
        subscribeTime: EARLIEST + (mix(index, 2) % SPAN_SECONDS),
        subscribeScene,
        qrSceneStr: subscribeScene === 'ADD_SCENE_QR_CODE' ? `store_${1 + (mix(index, 4) % 20)}` : '',
        tagIds: mix(index, 5) % 10 === 0 ? [101] : [],
      };
    },
  };
}
