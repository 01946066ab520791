import { writeAudit } from '../../kernel/audit.ts';
import type { Handlers } from '../../kernel/http/serve.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { getShopSettings, saveShopSettings } from './shop-settings.ts';

export const settingsRoutes: Handlers<'staff.settings.get' | 'staff.settings.update'> = {
  'staff.settings.get': getShopSettings,
  'staff.settings.update': (ctx, settings) =>
    inTransaction(ctx, async (ctx) => {
      const before = await getShopSettings(ctx);
      await saveShopSettings(ctx, settings);
      const changes = (Object.keys(settings) as (keyof typeof settings)[])
        .filter((field) => settings[field] !== before[field])
        .map((field) => ({ field, before: String(before[field]), after: String(settings[field]) }));
      await writeAudit(ctx, 'settings.updated', { kind: 'settings', id: 'shop' }, {}, changes);
      return settings;
    }),
};
