import type { SyncSourceKind } from '@lianke/shared';
import type { Connector } from './connector.ts';
import { miniProgramOrders } from './mini-program.ts';
import { wechatShopOrders } from './wechat-shop.ts';

/** Systems orders are fetched from; the others send theirs. */
const connectors: Partial<Record<SyncSourceKind, Connector>> = { mini_program: miniProgramOrders, wechat_shop: wechatShopOrders };

export const findConnector = (kind: SyncSourceKind): Connector | undefined => connectors[kind];
