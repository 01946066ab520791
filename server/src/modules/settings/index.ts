export { createSettingsCache, getShopSettings } from './shop-settings.ts';
