import { writeAudit } from '../../kernel/audit.ts';
import type { Handlers } from '../../kernel/http/serve.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { getShopSettings, saveShopSettings } from './shop-settings.ts';

export const settingsRoutes: Handlers<'staff.settings.get' | 'staff.settings.update'> = {
  'staff.settings.get': getShopSettings,
  'staff.settings.update': (ctx, settings) =>
    inTransaction(ctx, async (ctx) => {
      await saveShopSettings(ctx, settings);
      await writeAudit(ctx, 'settings.updated', { kind: 'settings', id: 'shop' });
      return settings;
    }),
};
