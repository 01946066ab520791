/** What somebody agrees to who wants to hear offers. Opt-in, on its own, never part of the notice; a changed text needs a new version. */
export const marketingNotice = {
  textVersion: 'marketing-2026-11-22',
  text: '同意后，本店可以通过公众号、小程序订阅消息和企业微信向你发送优惠与活动信息。你可以随时在这里关闭，关闭后立即停止发送，不影响会员服务。',
} as const;
