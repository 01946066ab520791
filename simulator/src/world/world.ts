import { createInvoiceOffice } from '../einvoice/office.ts';
import { createPayPlatform } from '../pay/platform.ts';
import type { Accounts } from './accounts.ts';
import { createChats } from './chats.ts';
import { createClock } from './clock.ts';
import { createCodes } from './codes.ts';
import type { ContactWays } from './contact-ways.ts';
import { createCorpTags } from './corp-tags.ts';
import { createDepartments } from './departments.ts';
import { createExchanges } from './exchanges.ts';
import { createFaults } from './faults.ts';
import { createFollowers } from './followers.ts';
import { createMetrics } from './metrics.ts';
import { createMiniOrders } from './mini-orders.ts';
import { createMode } from './mode.ts';
import { createPeople } from './people.ts';
import { createRelations } from './relations.ts';
import { createReplyWindows } from './reply-windows.ts';
import { createSceneCodes } from './scene-codes.ts';
import { createShopOrders } from './shop-orders.ts';
import { createTickets } from './tickets.ts';
import { createTokens } from './tokens.ts';
import { createTransfers } from './transfers.ts';
import { createWebviews } from './webviews.ts';
import { createWelcomeCodes } from './welcome-codes.ts';

/** A message an app sent to staff through message/send. */
interface Notice {
  msgid: string;
  to: string[];
  msgtype: string;
  content: unknown;
  at: number;
}

export interface Addresses {
  public: string;
  callbackBase: string;
  workbench: string;
  sidebar: string;
  mini: string;
}

/** Everything the simulated Tencent knows. In memory only: a restart forgets it, as the program promises. */
export function createWorld(accounts: Accounts, addresses: Addresses) {
  const clock = createClock();
  return {
    accounts,
    addresses,
    clock,
    mode: createMode(),
    people: createPeople(),
    departments: createDepartments(),
    relations: createRelations(),
    transfers: createTransfers(clock),
    followers: createFollowers(),
    miniOrders: createMiniOrders(),
    shopOrders: createShopOrders(clock),
    corpTags: createCorpTags(),
    contactWays: new Map() as ContactWays,
    tokens: createTokens(clock),
    codes: createCodes(clock),
    tickets: createTickets(clock),
    sceneCodes: createSceneCodes(clock),
    replyWindows: createReplyWindows(clock),
    welcomeCodes: createWelcomeCodes(clock),
    chats: createChats(),
    notices: [] as Notice[],
    webviews: createWebviews(),
    pay: createPayPlatform(clock),
    einvoice: createInvoiceOffice(clock),
    faults: createFaults(),
    exchanges: createExchanges(),
    metrics: createMetrics(),
  };
}

export type World = ReturnType<typeof createWorld>;
