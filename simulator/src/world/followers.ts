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

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
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

function mix(index: number, salt: number): number {
  let h = (Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b) >>> 0;
  return (h ^ (h >>> 16)) >>> 0;
}

function letters(index: number, salt: number, length: number): string {
  let text = '';
  let pool = 0;
  for (let at = 0; at < length; at += 1) {
    if (at % 5 === 0) pool = mix(index, salt + at);
    text += ALPHABET[pool % 62] ?? '';
    pool = Math.floor(pool / 62);
  }
  return text;
}

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
