import Taro from '@tarojs/taro';

export const pages = {
  home: '/pages/home/index',
  coupons: '/pages/coupons/index',
  orders: '/pages/orders/index',
  me: '/pages/me/index',
  profile: '/packages/members/pages/profile/index',
  privacy: '/packages/members/pages/privacy/index',
  privacyCenter: '/packages/privacy/pages/center/index',
  privacyRequest: '/packages/privacy/pages/request/index',
  myCopy: '/packages/privacy/pages/copy/index',
  correct: '/packages/privacy/pages/correct/index',
  erase: '/packages/privacy/pages/erase/index',
  myCoupons: '/packages/coupons/pages/mine/index',
  coupon: '/packages/coupons/pages/coupon/index',
  points: '/packages/points/pages/points/index',
  mall: '/packages/points/pages/mall/index',
  balance: '/packages/points/pages/balance/index',
  goodsList: '/packages/shop/pages/list/index',
  goods: '/packages/shop/pages/goods/index',
  cart: '/packages/shop/pages/cart/index',
  checkout: '/packages/shop/pages/checkout/index',
  bill: '/packages/shop/pages/bill/index',
  topUp: '/packages/shop/pages/top-up/index',
  paidTerm: '/packages/shop/pages/paid-term/index',
  order: '/packages/orders/pages/order/index',
  refund: '/packages/orders/pages/refund/index',
  payResult: '/packages/orders/pages/result/index',
  invoices: '/packages/invoices/pages/mine/index',
  invoice: '/packages/invoices/pages/invoice/index',
  invoicePick: '/packages/invoices/pages/pick/index',
  invoiceAsk: '/packages/invoices/pages/ask/index',
  invoiceDone: '/packages/invoices/pages/done/index',
  titles: '/packages/invoices/pages/titles/index',
  titleEdit: '/packages/invoices/pages/title/index',
} as const;
export type PageName = keyof typeof pages;
type TabName = 'home' | 'coupons' | 'orders' | 'me';

/** A second tap while the page is opening, or a full page stack, is not worth a word. */
const quietly = (): void => undefined;

type Params = Readonly<Record<string, string>>;

/** `about`: the id of the one thing the page is about, or more than that. */
function urlOf(page: PageName, about: string | Params = {}): string {
  const params = Object.entries(typeof about === 'string' ? { id: about } : about);
  const query = params.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return query ? `${pages[page]}?${query}` : pages[page];
}

export function openPage(page: Exclude<PageName, TabName>, about?: string | Params): void {
  Taro.navigateTo({ url: urlOf(page, about) }).then(quietly, quietly);
}

/** In the place of this page, which is then not behind the new one. */
export function replacePage(page: Exclude<PageName, TabName>, about: string | Params): void {
  Taro.redirectTo({ url: urlOf(page, about) }).then(quietly, quietly);
}

export function openTab(page: TabName): void {
  Taro.switchTab({ url: pages[page] }).then(quietly, quietly);
}

/** Back, or home when the page was opened from outside. */
export function goBack(): void {
  const going = Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: pages.home });
  going.then(quietly, quietly);
}

export function setPageTitle(title: string): void {
  Taro.setNavigationBarTitle({ title }).then(quietly, quietly);
}

export function setTabTexts(texts: readonly string[]): void {
  texts.forEach((text, index) => {
    Taro.setTabBarItem({ index, text }).then(quietly, quietly);
  });
}

export function stopPullDown(): void {
  Taro.stopPullDownRefresh();
}
