import type { TimelineKind } from '@lianke/shared';

/** What happened, in the words of a person's own copy of their data. */
export const timelineWords: Record<TimelineKind, string> = {
  'oa.subscribed': '关注公众号',
  'oa.resubscribed': '再次关注公众号',
  'oa.unsubscribed': '取消关注公众号',
  'oa.scanned': '扫描公众号二维码',
  'oa.message': '在公众号发消息',
  'oa.menu': '点击公众号菜单',
  'mini.logged_in': '打开小程序',
  'mini.phone_bound': '绑定手机号',
  'mini.profile_updated': '修改个人资料',
  'wecom.added': '添加员工企业微信',
  'wecom.half_added': '申请添加员工企业微信',
  'wecom.edited': '员工修改了备注或标签',
  'wecom.deleted_by_staff': '员工删除了企业微信好友',
  'wecom.deleted_by_customer': '删除了员工企业微信好友',
  'customer.created': '员工建立档案',
  'customer.edited': '员工修改资料',
  'customer.assigned': '更换负责员工',
  'customer.merged': '档案合并',
  'customer.unmerged': '撤销档案合并',
  'customer.imported': '由表格导入',
  'privacy.requested': '提出个人信息申请',
  'privacy.settled': '个人信息申请已处理',
  note: '员工备注',
};
