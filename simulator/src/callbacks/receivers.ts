import type { CryptMode } from '../world/mode.ts';
import type { Platform } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import type { Crypt } from './crypt.ts';
import { createCrypt } from './crypt.ts';

/** How one account talks to the server: the keys set in its console, its mode and its data format. */
export interface Receiver {
  path: string;
  crypt: Crypt;
  mode: CryptMode | 'wecom';
  format: 'xml' | 'json';
}

const crypts = new WeakMap<World, Map<Platform, Crypt>>();

function cryptOf(world: World, platform: Platform): Crypt {
  const { accounts } = world;
  const kept = crypts.get(world) ?? new Map<Platform, Crypt>();
  crypts.set(world, kept);
  const make = (): Crypt => {
    switch (platform) {
      case 'official-account':
        return createCrypt(accounts.OA_TOKEN, accounts.OA_ENCODING_AES_KEY, accounts.OA_APP_ID);
      case 'mini-program':
        return createCrypt(accounts.MINI_TOKEN, accounts.MINI_ENCODING_AES_KEY, accounts.MINI_APP_ID);
      case 'wecom':
        return createCrypt(accounts.WECOM_TOKEN, accounts.WECOM_ENCODING_AES_KEY, accounts.WECOM_CORP_ID);
      case 'wechat-shop':
        return createCrypt(accounts.WXSHOP_TOKEN, accounts.WXSHOP_ENCODING_AES_KEY, accounts.WXSHOP_APP_ID);
    }
  };
  const crypt = kept.get(platform) ?? make();
  kept.set(platform, crypt);
  return crypt;
}

export function receiverOf(world: World, platform: Platform): Receiver {
  const base = { path: `/callbacks/${platform}`, crypt: cryptOf(world, platform) };
  switch (platform) {
    case 'official-account':
      return { ...base, mode: world.mode.oa, format: 'xml' };
    case 'mini-program':
      return { ...base, mode: world.mode.mini, format: world.mode.miniFormat };
    case 'wecom':
      return { ...base, mode: 'wecom', format: 'xml' };
    case 'wechat-shop':
      return { ...base, mode: 'safe', format: 'json' };
  }
}
