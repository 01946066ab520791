import theme from './theme.json';

/** WeChat resolves `@names` in theme.json by theme; the H5 demo gets the light ones and follows the theme by css. */
const themed = <K extends keyof typeof theme.light>(key: K): string => (process.env.TARO_ENV === 'h5' ? theme.light[key] : `@${key}`);

export default defineAppConfig({
  entryPagePath: 'pages/home/index',
  pages: ['pages/home/index', 'pages/coupons/index', 'pages/orders/index', 'pages/me/index'],
  subPackages: [
    { root: 'packages/members', pages: ['pages/profile/index', 'pages/privacy/index'] },
    {
      root: 'packages/privacy',
      pages: ['pages/center/index', 'pages/request/index', 'pages/copy/index', 'pages/correct/index', 'pages/erase/index'],
    },
    { root: 'packages/coupons', pages: ['pages/mine/index', 'pages/coupon/index', 'pages/shared/index'] },
    { root: 'packages/points', pages: ['pages/points/index', 'pages/mall/index', 'pages/balance/index'] },
    {
      root: 'packages/shop',
      pages: [
        'pages/list/index',
        'pages/goods/index',
        'pages/cart/index',
        'pages/checkout/index',
        'pages/bill/index',
        'pages/top-up/index',
        'pages/paid-term/index',
      ],
    },
    { root: 'packages/orders', pages: ['pages/order/index', 'pages/refund/index', 'pages/result/index'] },
    {
      root: 'packages/invoices',
      pages: [
        'pages/mine/index',
        'pages/invoice/index',
        'pages/pick/index',
        'pages/ask/index',
        'pages/done/index',
        'pages/titles/index',
        'pages/title/index',
      ],
    },
  ],
  window: {
    navigationBarTitleText: '连客',
    navigationBarBackgroundColor: themed('navBackground'),
    navigationBarTextStyle: themed('navText'),
    backgroundColor: themed('background'),
    backgroundTextStyle: themed('backgroundText'),
  },
  tabBar: {
    color: themed('tabText'),
    selectedColor: themed('tabSelected'),
    backgroundColor: themed('tabBackground'),
    borderStyle: themed('tabBorder') as 'black',
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: 'assets/home.png', selectedIconPath: 'assets/home-selected.png' },
      { pagePath: 'pages/coupons/index', text: '领券', iconPath: 'assets/coupons.png', selectedIconPath: 'assets/coupons-selected.png' },
      { pagePath: 'pages/orders/index', text: '订单', iconPath: 'assets/orders.png', selectedIconPath: 'assets/orders-selected.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/me.png', selectedIconPath: 'assets/me-selected.png' },
    ],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['chooseAddress'],
  __usePrivacyCheck__: true,
});
