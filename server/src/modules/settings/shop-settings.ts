import type { Context, Deps } from '../../kernel/context.ts';

export interface ShopSettings {
  shopName: string;
  /** Sent to a new follower of the official account; '' = nothing. */
  oaWelcomeText: string;
  /** Sent to a customer who adds a member of staff; '' = nothing. */
  wecomWelcomeText: string;
}

const defaults: ShopSettings = {
  shopName: '连客小店',
  oaWelcomeText: '你好，欢迎关注！点开菜单里的小程序，会员卡就在里面。',
  wecomWelcomeText: '你好，我是你的专属顾问，有问题直接发消息给我就行。',
};

export async function getShopSettings(ctx: Pick<Context, 'db'>): Promise<ShopSettings> {
  const rows = await ctx.db<{ name: string; value: string }>('shop_settings').select('name', 'value');
  return { ...defaults, ...Object.fromEntries(rows.map((row) => [row.name, row.value])) };
}

export async function saveShopSettings(ctx: Context, settings: ShopSettings): Promise<void> {
  for (const [name, value] of Object.entries(settings) as [string, string][]) {
    const changed = await ctx.db('shop_settings').where({ name }).update({ value });
    if (changed === 0 && (await ctx.db('shop_settings').where({ name }).first('name')) === undefined)
      await ctx.db('shop_settings').insert({ name, value });
  }
}

const freshMs = 2_000;

/** Settings for hot paths: read at most every two seconds per process. */
export function createSettingsCache(deps: Deps): () => Promise<ShopSettings> {
  let known: { at: number; settings: Promise<ShopSettings> } | undefined;
  return () => {
    if (!known || deps.clock.now() - known.at > freshMs) {
      const settings = getShopSettings(deps);
      settings.catch(() => (known = undefined));
      known = { at: deps.clock.now(), settings };
    }
    return known.settings;
  };
}
