/** What the rest of the product sees of its environment. Frozen; made once by loadConfig. */
export interface Config {
  production: boolean;
  /** True when no real account is set: Tencent's side is the simulator. */
  simulated: boolean;
  simulatorUrl: string | null;
  port: number;
  host: string;
  publicUrl: string;
  trustProxy: boolean;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  roles: ('web' | 'worker' | 'cron')[];
  databaseUrl: string;
  redisUrl: string | null;
  dataKeys: string | null;
  adminUserids: string[];
  callbackMaxSkewSeconds: number;
  einvoiceCallsPerSecond: number;
  bases: { weixin: string; wecom: string; wechatPay: string; open: string; login: string; mp: string; nuonuo: string; nuonuoToken: string };
  officialAccount: { appId: string; secret: string; token: string; encodingAesKey: string; allowPlain: boolean } | null;
  miniProgram: { appId: string; secret: string; token: string | null; encodingAesKey: string | null; allowPlain: boolean } | null;
  wecom: { corpId: string; agentId: string; agentSecret: string; contactSecret: string; token: string; encodingAesKey: string } | null;
  /** `credentials` null: the simulator makes keys when it starts and gives them out, as the console does. */
  wechatPay: { mchId: string; credentials: WechatPayCredentials | null } | null;
  /** Invoices in WeChat's bill and card pack; null: not used. */
  wechatFapiao: { logoUrl: string } | null;
  wechatShop: { appId: string; secret: string; token: string | null; encodingAesKey: string | null } | null;
}

export interface WechatPayCredentials {
  apiV3Key: string;
  privateKey: string;
  certSerial: string;
  publicKey: { id: string; pem: string } | null;
}
