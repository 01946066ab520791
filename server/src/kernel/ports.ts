import type { EInvoiceProvider } from '../platforms/einvoice/port.ts';
import type { MiniProgram, MiniProgramCallback } from '../platforms/mini-program/types.ts';
import type { OfficialAccount, OfficialAccountCallback } from '../platforms/official-account/types.ts';
import type { WechatFapiao } from '../platforms/wechat-fapiao/types.ts';
import type { WechatPay } from '../platforms/wechat-pay/types.ts';
import type { WechatShop, WechatShopCallback } from '../platforms/wechat-shop/types.ts';
import type { Wecom, WecomCallback } from '../platforms/wecom/types.ts';

/** Tencent's side as use cases see it. Null = this shop has not connected that platform. */
export interface Ports {
  officialAccount: { appId: string; api: OfficialAccount; callback: OfficialAccountCallback } | null;
  /** `callback` is null when no callback token is configured. */
  miniProgram: { appId: string; api: MiniProgram; callback: MiniProgramCallback | null } | null;
  wechatPay: WechatPay | null;
  /** Titles from WeChat's bill, and the card pack; for a merchant of WeChat Pay. */
  wechatFapiao: WechatFapiao | null;
  /** `callback` is null when no callback token is configured. */
  wechatShop: { appId: string; api: WechatShop; callback: WechatShopCallback | null } | null;
  /** Services that issue invoices; whose invoices they are, and with which secret, is said by each call. */
  einvoices: { nuonuo: EInvoiceProvider };
  wecom: { corpId: string; agentId: string; api: Wecom; callback: WecomCallback } | null;
}
