export type Platform = 'official-account' | 'mini-program' | 'wecom' | 'wechat-shop';

const PLATFORMS: readonly Platform[] = ['official-account', 'mini-program', 'wecom', 'wechat-shop'];

const ALIASES: Record<string, Platform> = {
  oa: 'official-account',
  officialAccount: 'official-account',
  mini: 'mini-program',
  miniProgram: 'mini-program',
};

export const toPlatform = (text: string): Platform | undefined => PLATFORMS.find((one) => one === text) ?? ALIASES[text];
