import type { PaymentParams } from '../../src/platform/types.ts';
import type { PlatformHooks } from './platform-hooks.ts';
import type { WxRequest } from './http.ts';
import { wxCall } from './wx-style.ts';
import type { WxOptions } from './wx-style.ts';

export type PrivacyListener = (resolve: (answer: { event: string; buttonId?: string }) => void, info: { referrer: string }) => void;

/** What the app did to the world around its pages. */
export interface Seen {
  storage: Map<string, unknown>;
  toasts: string[];
  modals: Array<{ title: string; content: string }>;
  titles: string[];
  /** What went to the clipboard, and files that were sent to a chat: name and contents. */
  copied: string[];
  sent: Array<{ name: string; text: string }>;
  /** Documents that were shown: where they lie, and their bytes as they were written. */
  shown: Array<{ filePath: string; text: string }>;
  /** What the screen's brightness was set to, 0 to 1. */
  brightness: number[];
  /** Payment sheets that were opened. */
  payments: PaymentParams[];
  tabTexts: Array<{ index: number; text: string }>;
  logins: number;
  privacyListener: PrivacyListener | undefined;
  networkListeners: Array<(state: { isConnected: boolean; networkType: string }) => void>;
}

export const newSeen = (): Seen => ({
  storage: new Map(),
  toasts: [],
  modals: [],
  titles: [],
  copied: [],
  sent: [],
  shown: [],
  brightness: [],
  payments: [],
  tabTexts: [],
  logins: 0,
  privacyListener: undefined,
  networkListeners: [],
});

export interface Navigation {
  navigateTo: (url: string) => void;
  navigateBack: (delta: number) => void;
  redirectTo: (url: string) => void;
  switchTab: (url: string) => void;
}

/** `request` answers with a task at once, unlike every other call. */
function requestWith(hooks: PlatformHooks) {
  return (options: WxRequest & WxOptions): { abort: () => void } => {
    let aborted = false;
    const sent = wxCall<WxRequest>('request', (request) => hooks.send(request));
    const live = {
      success: (result: unknown) => (aborted ? undefined : options.success?.(result)),
      fail: (result: { errMsg: string }) => (aborted ? undefined : options.fail?.(result)),
      complete: (result: unknown) => (aborted ? undefined : options.complete?.(result)),
    };
    void sent({ ...options, ...live });
    return { abort: () => void (aborted = true) };
  };
}

/** The part of `wx` that the app may use; anything else is missing on purpose and shows up as an error. */
export function createWx(hooks: PlatformHooks, seen: Seen, navigation: Navigation): Record<string, unknown> {
  const info = { language: hooks.language ?? 'zh_CN', SDKVersion: '3.6.0', version: '8.0.50', theme: 'light', platform: 'devtools' };
  const files = new Map<string, string>();
  let photos = 0;
  const screen = { windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667, pixelRatio: 2, statusBarHeight: 20 };
  return {
    request: requestWith(hooks),
    login: wxCall('login', async () => {
      seen.logins += 1;
      return { code: await hooks.loginCode() };
    }),
    getStorageSync: (key: string) => seen.storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void seen.storage.set(key, value),
    removeStorageSync: (key: string) => void seen.storage.delete(key),
    getAppBaseInfo: () => info,
    getSystemInfoSync: () => ({ ...info, ...screen }),
    getWindowInfo: () => screen,
    getDeviceInfo: () => ({ platform: 'devtools' }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    canIUse: () => true,
    navigateTo: wxCall<{ url: string }>('navigateTo', ({ url }) => navigation.navigateTo(url)),
    navigateBack: wxCall<{ delta?: number }>('navigateBack', ({ delta }) => navigation.navigateBack(delta ?? 1)),
    redirectTo: wxCall<{ url: string }>('redirectTo', ({ url }) => navigation.redirectTo(url)),
    getScreenBrightness: wxCall('getScreenBrightness', () => ({ value: seen.brightness.at(-1) ?? 0.4 })),
    setScreenBrightness: wxCall<{ value: number }>('setScreenBrightness', ({ value }) => void seen.brightness.push(value)),
    setKeepScreenOn: wxCall('setKeepScreenOn', () => undefined),
    switchTab: wxCall<{ url: string }>('switchTab', ({ url }) => navigation.switchTab(url)),
    setNavigationBarTitle: wxCall<{ title: string }>('setNavigationBarTitle', ({ title }) => void seen.titles.push(title)),
    setTabBarItem: wxCall<{ index: number; text: string }>('setTabBarItem', ({ index, text }) => void seen.tabTexts.push({ index, text })),
    stopPullDownRefresh: wxCall('stopPullDownRefresh', () => undefined),
    showToast: wxCall<{ title: string }>('showToast', ({ title }) => void seen.toasts.push(title)),
    showModal: wxCall<{ title: string; content: string }>('showModal', ({ title, content }) => {
      seen.modals.push({ title, content });
      const confirm = hooks.confirms?.({ title, content }) ?? true;
      return { confirm, cancel: !confirm };
    }),
    onNetworkStatusChange: (listener: Seen['networkListeners'][number]) => void seen.networkListeners.push(listener),
    offNetworkStatusChange: () => undefined,
    onNeedPrivacyAuthorization: (listener: PrivacyListener) => void (seen.privacyListener = listener),
    requirePrivacyAuthorize: wxCall('requirePrivacyAuthorize', () => undefined),
    openPrivacyContract: wxCall('openPrivacyContract', () => void seen.titles.push('WeChat privacy statement')),
    setClipboardData: wxCall<{ data: string }>('setClipboardData', ({ data }) => void seen.copied.push(data)),
    shareFileMessage: wxCall<{ filePath: string; fileName: string }>('shareFileMessage', ({ filePath, fileName }) => {
      const text = files.get(filePath);
      if (text === undefined) throw new Error(`no file ${filePath}`);
      seen.sent.push({ name: fileName, text });
    }),
    openDocument: wxCall<{ filePath: string }>('openDocument', ({ filePath }) => {
      const text = files.get(filePath);
      if (text === undefined) throw new Error(`no file ${filePath}`);
      seen.shown.push({ filePath, text });
    }),
    requestPayment: wxCall<PaymentParams>('requestPayment', async (params) => {
      seen.payments.push(params);
      const outcome = await hooks.requestPayment?.(params);
      if (outcome !== 'ok') throw new Error('cancel');
    }),
    chooseAddress: wxCall('chooseAddress', () => ({
      userName: '林小满',
      telNumber: '13812345678',
      provinceName: '浙江省',
      cityName: '杭州市',
      countyName: '西湖区',
      detailInfo: '文三路 90 号',
    })),
    chooseInvoiceTitle: wxCall('chooseInvoiceTitle', () => hooks.invoiceTitle?.() ?? Promise.reject(new Error('cancel'))),
    chooseMedia: wxCall('chooseMedia', () => ({ tempFiles: [{ tempFilePath: `http://tmp/photo-${(photos += 1)}.jpg` }] })),
    compressImage: wxCall<{ src: string }>('compressImage', ({ src }) => ({ tempFilePath: src })),
    previewImage: wxCall('previewImage', () => undefined),
    env: { USER_DATA_PATH: 'http://usr' },
    getFileSystemManager: () => ({
      readFile: wxCall('readFile', () => ({ data: hooks.avatarBase64() })),
      writeFileSync: (path: string, text: string) => void files.set(path, text),
      unlink: wxCall<{ filePath: string }>('unlink', ({ filePath }) => void files.delete(filePath)),
    }),
  };
}
