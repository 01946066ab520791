import type { Messages } from '../catalogue.ts';
import { access } from './access.ts';
import { customers } from './customers.ts';
import { roles } from './roles.ts';
import { audit } from './audit.ts';
import { coupons } from './coupons.ts';
import { goods } from './goods.ts';
import { invoiceOffice } from './invoice-office.ts';
import { invoices } from './invoices.ts';
import { membership } from './membership.ts';
import { money } from './money.ts';
import { orders } from './orders.ts';
import { sync } from './sync.ts';
import { customFields } from './custom-fields.ts';
import { privacy } from './privacy.ts';
import { files } from './files.ts';
import { recordWords } from './records.ts';
import { shell } from './shell.ts';
import { states } from './states.ts';
import { team } from './team.ts';
import { timeline } from './timeline.ts';
import { work } from './work.ts';

export const messages: Messages = {
  ...shell,
  access,
  states,
  customers,
  timeline,
  ...roles,
  ...team,
  ...audit,
  ...customFields,
  ...privacy,
  ...recordWords,
  ...files,
  ...work,
  ...coupons,
  ...membership,
  ...goods,
  ...orders,
  ...money,
  ...invoices,
  ...invoiceOffice,
  ...sync,
};
