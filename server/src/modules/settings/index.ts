export { createSettingsCache, getShopSettings } from './shop-settings.ts';
export type { ShopSettings } from './shop-settings.ts';
