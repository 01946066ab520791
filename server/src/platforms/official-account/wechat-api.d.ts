/** The part of wechat-api 1.35.1 (untyped) that the adapter uses; read from its source. */
declare module 'wechat-api' {
  type Callback = (error: Error | null, data?: unknown, response?: { statusCode?: number }) => void;

  class API {
    constructor(appId: string, secret: string);
    endpoint: string;
    mpPrefix: string;
    fileServerPrefix: string;
    token: { accessToken: string };
    setOpts(options: Record<string, unknown>): void;
    preRequest(method: (...args: unknown[]) => void, args: ArrayLike<unknown>): void;
    getUser(options: { openid: string; lang: string }, callback: Callback): void;
    batchGetUsers(openids: readonly string[], callback: Callback): void;
    getFollowers(nextOpenid: string, callback: Callback): void;
    createTmpQRCode(scene: string, expireSeconds: number, callback: Callback): void;
    createLimitQRCode(scene: string, callback: Callback): void;
    showQRCodeURL(ticket: string): string;
    sendText(openid: string, text: string, callback: Callback): void;
    getTags(callback: Callback): void;
  }

  export = API;
}
