import { couponsZh } from './coupons-zh';
import { invoicesZh } from './invoices-zh';
import { ordersZh } from './orders-zh';
import { pointsZh } from './points-zh';
import { privacyZh } from './privacy-zh';
import { shopZh } from './shop-zh';

export const zhCN = {
  'app.name': '连客',
  'tab.home': '首页',
  'tab.me': '我的',
  'title.home': '首页',
  'title.me': '我的',
  'title.profile': '个人资料',
  'title.privacy': '隐私保护指引',

  'action.back': '返回',
  'action.retry': '重试',
  'action.save': '保存',
  'action.cancel': '取消',
  'action.got_it': '知道了',
  'action.agree': '同意',
  'action.disagree': '暂不同意',
  'action.agree_and_bind': '同意并绑定手机号',
  'action.bind_phone': '绑定手机号',
  'action.withdraw': '撤回同意',
  'action.read_notice': '查看完整指引',

  'home.greeting.night': '夜深了',
  'home.greeting.morning': '早上好',
  'home.greeting.noon': '中午好',
  'home.greeting.afternoon': '下午好',
  'home.greeting.evening': '晚上好',
  'home.welcome': '欢迎来到会员中心',
  'home.shortcuts': '常用服务',
  'home.shortcut.privacy': '隐私保护',
  'home.complete': '完善资料',
  'home.complete_progress': '已完成 {done}/{all}',
  'home.complete_hint': '资料齐了，门店能更快认出你',
  'home.step.avatar': '设置头像',
  'home.step.nickname': '填写昵称',
  'home.step.phone': '绑定手机号',
  'home.step.done': '已完成',
  'home.step.todo': '去完成',
  'home.guest_title': '还没有登录',

  'card.number': '会员号',
  'card.phone': '手机号',
  'card.no_phone': '未绑定',
  'card.joined': '{day} 加入',
  'card.guest': '微信会员',

  'follow.yes': '已关注公众号',
  'follow.title': '关注公众号，及时收到消息',
  'follow.body': '在微信里搜索“{shop}”，关注后会员通知会发到聊天里。',

  'me.profile': '个人资料',
  'me.phone': '手机号',
  'me.privacy': '隐私中心',
  'me.contact': '联系客服',
  'me.edit': '编辑资料',

  'profile.avatar': '头像',
  'profile.avatar_hint': '点击更换',
  'profile.nickname': '昵称',
  'profile.nickname_placeholder': '请输入昵称',
  'profile.nickname_empty': '请先填写昵称',
  'profile.phone': '手机号',
  'profile.phone_why': '用于识别会员身份和售后联系，不会展示给他人。',
  'profile.member_no': '会员号',
  'profile.joined': '加入时间',
  'profile.saved': '已保存',
  'profile.avatar_saved': '头像已更新',
  'profile.avatar_failed': '图片读取失败，请换一张 PNG 或 JPG 图片',
  'profile.phone_bound': '手机号已绑定',
  'profile.phone_cancelled': '没有绑定，需要时可以再来',
  'profile.phone_unavailable': '暂时无法获取手机号，请稍后再试',

  'privacy.sheet_title': '隐私保护提示',
  'privacy.sheet_body': '在你绑定手机号、设置头像和昵称之前，请先阅读《隐私保护指引》。我们只收集提供服务所必需的信息。',
  'privacy.version': '版本 {version}',
  'privacy.agreed': '你已于 {time} 同意',
  'privacy.outdated': '指引已更新，请阅读后重新同意',
  'privacy.not_agreed': '你还没有同意本指引',
  'privacy.agreed_toast': '已同意',
  'privacy.withdraw_title': '撤回同意？',
  'privacy.withdraw_confirm': '撤回',
  'privacy.withdraw_body': '撤回后手机号会被解绑，不再使用。会员卡仍然保留，之后可以重新同意。',
  'privacy.withdrawn_toast': '已撤回',
  'privacy.empty': '门店还没有发布隐私保护指引。',

  'contact.title': '联系客服',
  'contact.demo': '在微信里，这里会打开客服聊天。演示环境请在公众号里留言。',

  'state.stale': '网络不可用，以下是 {time} 的内容',
  'state.stale_failed': '没能更新，以下是 {time} 的内容',
  'state.failed_title': '没有加载出来',
  'state.error_code': '错误码 {code}',
  'state.loading': '正在加载',

  'network.offline': '网络不可用，请检查网络后重试',
  'network.timeout': '网络太慢，请稍后重试',
  'login.failed': '微信登录没有成功，请重试',
  'login.demo_only': '请在微信中打开小程序',

  ...couponsZh,
  ...invoicesZh,
  ...ordersZh,
  ...pointsZh,
  ...privacyZh,
  ...shopZh,
} as const;

export type MessageKey = keyof typeof zhCN;
