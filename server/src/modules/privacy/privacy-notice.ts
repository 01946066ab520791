/** The notice shown before anything personal is collected. A changed text needs a new version; consents name the version they were given to. */
export const privacyNotice = {
  textVersion: '2026-11-22.2',
  sections: [
    { title: '我们收集什么', body: '你点击“授权手机号”后的手机号；你主动填写的昵称和头像；你在本店的会员身份。不点击就不收集。' },
    { title: '用来做什么', body: '识别你是同一位会员，合并你在公众号、小程序和企业微信里的身份，为你提供会员服务与售后。' },
    { title: '如何保存', body: '手机号加密存放，员工默认只看到 138****1234；查看完整号码必须写明原因并留有记录。' },
    {
      title: '你的权利',
      body: '你可以随时在“隐私中心”撤回同意，撤回后手机号立即解绑并停止使用；也可以在那里要一份完整的个人信息副本，申请更正，或申请删除，我们在 15 天内答复。',
    },
  ],
} as const;
