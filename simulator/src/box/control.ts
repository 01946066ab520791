import type { Sender } from '../callbacks/sender.ts';
import type { InvoiceDesk } from '../einvoice/desk.ts';
import type { Notices } from '../pay/notices.ts';
import type { World } from '../world/world.ts';
import { accountVerbs } from './account-verbs.ts';
import { einvoiceVerbs } from './einvoice-verbs.ts';
import { fapiaoVerbs } from './fapiao-verbs.ts';
import { organisationVerbs } from './organisation-verbs.ts';
import { paySettingVerbs } from './pay-setting-verbs.ts';
import { payWorldVerbs } from './pay-world-verbs.ts';
import { paymentVerbs } from './payment-verbs.ts';
import { personVerbs } from './person-verbs.ts';
import { relationVerbs } from './relation-verbs.ts';
import { shopVerbs } from './shop-verbs.ts';
import { simulatorVerbs } from './simulator-verbs.ts';
import { staffVerbs } from './staff-verbs.ts';
import { tradeVerbs } from './trade-verbs.ts';
import { transferVerbs } from './transfer-verbs.ts';
import { webviewVerbs } from './webview-verbs.ts';

/** The same verbs in process and over HTTP. */
export const createControl = (world: World, sender: Sender, notices: Notices, desk: InvoiceDesk) => ({
  ...simulatorVerbs(world, sender),
  ...personVerbs(world),
  ...accountVerbs(world, sender),
  ...relationVerbs(world, sender),
  ...staffVerbs(world),
  ...organisationVerbs(world, sender),
  ...transferVerbs(world, sender),
  ...webviewVerbs(world),
  ...paymentVerbs(world, notices),
  ...paySettingVerbs(world, notices),
  ...payWorldVerbs(world, notices),
  ...tradeVerbs(world, sender),
  ...shopVerbs(world, sender),
  ...einvoiceVerbs(world, desk),
  ...fapiaoVerbs(world, notices),
});

export type Control = ReturnType<typeof createControl>;
