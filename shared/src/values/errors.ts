/**
 * Every error a person can meet: stable code → HTTP status, zh-CN and en-US sentence that says what to do, and whether a retry can help.
 * The code type is the set of keys, so a typo does not compile and no code can lack a text.
 */
export const errorCatalogue = {
  'request.invalid': {
    status: 400,
    retryable: false,
    zh: '提交的内容有误，请检查后重试',
    en: 'Some of what was sent is not valid. Check it and try again.',
  },
  'request.too_large': {
    status: 413,
    retryable: false,
    zh: '内容太大了，请缩小后再试',
    en: 'That is too large. Make it smaller and try again.',
  },
  'request.not_found': { status: 404, retryable: false, zh: '没有这个接口', en: 'No such endpoint.' },
  'request.in_progress': {
    status: 409,
    retryable: true,
    zh: '上一次操作还在处理，请稍候',
    en: 'The same request is still being handled. Wait a moment.',
  },
  'request.key_reused': {
    status: 409,
    retryable: false,
    zh: '操作编号已用于别的内容，请刷新后重试',
    en: 'This request key was used for something else. Refresh and try again.',
  },
  'rate.limited': { status: 429, retryable: true, zh: '操作太频繁，请稍后再试', en: 'Too many requests. Try again shortly.' },
  'auth.required': { status: 401, retryable: false, zh: '请先登录', en: 'Please sign in.' },
  'auth.forbidden': {
    status: 403,
    retryable: false,
    zh: '没有权限，请联系管理员开通',
    en: 'You are not allowed to do this. Ask an administrator.',
  },
  'auth.origin_refused': {
    status: 403,
    retryable: false,
    zh: '请求来源不可信，请从工作台重新打开',
    en: 'The request came from an untrusted page. Open the workbench again.',
  },
  'auth.state_mismatch': {
    status: 400,
    retryable: false,
    zh: '登录已过期，请重新登录',
    en: 'The sign-in attempt has expired. Sign in again.',
  },
  'auth.code_invalid': {
    status: 400,
    retryable: false,
    zh: '登录凭证已失效，请重新登录',
    en: 'The sign-in code is no longer valid. Sign in again.',
  },
  'auth.not_staff': {
    status: 403,
    retryable: false,
    zh: '你不在应用可见范围内，请联系管理员添加',
    en: 'You are not a member of this app. Ask an administrator to add you.',
  },
  'customer.not_found': { status: 404, retryable: false, zh: '找不到这位客户', en: 'This customer does not exist.' },
  'customer.phone_missing': { status: 404, retryable: false, zh: '这位客户还没有手机号', en: 'This customer has no phone number yet.' },
  'customer.merge_same': { status: 409, retryable: false, zh: '这两份资料已经是同一位客户', en: 'These are already the same customer.' },
  'note.not_found': { status: 404, retryable: false, zh: '这条记录不存在或不是你写的', en: 'This note does not exist or is not yours.' },
  'duplicate.not_found': {
    status: 404,
    retryable: false,
    zh: '这条疑似重复已处理',
    en: 'This possible duplicate has already been handled.',
  },
  'phone.code_invalid': {
    status: 400,
    retryable: false,
    zh: '手机号授权已过期，请再点一次',
    en: 'The phone authorisation has expired. Tap again.',
  },
  'privacy.consent_required': {
    status: 403,
    retryable: false,
    zh: '请先阅读并同意《隐私保护指引》',
    en: 'Please read and accept the privacy notice first.',
  },
  'avatar.unsupported': {
    status: 400,
    retryable: false,
    zh: '请选择 200 KB 以内的 PNG 或 JPG 图片',
    en: 'Choose a PNG or JPG picture of at most 200 KB.',
  },
  'import.already_running': { status: 409, retryable: false, zh: '粉丝导入正在进行', en: 'A follower import is already running.' },
  'import.not_running': { status: 409, retryable: false, zh: '没有正在进行的导入', en: 'No import is running.' },
  'channel.not_found': { status: 404, retryable: false, zh: '找不到这个渠道', en: 'This channel does not exist.' },
  'channel.staff_required': { status: 400, retryable: false, zh: '请至少选择一位接待员工', en: 'Choose at least one member of staff.' },
  'job.not_found': { status: 404, retryable: false, zh: '找不到这个任务', en: 'This job does not exist.' },
  'callback.refused': { status: 400, retryable: false, zh: '回调未通过校验', en: 'The callback was refused.' },
  'platform.busy': { status: 503, retryable: true, zh: '微信正忙，请稍后再试', en: 'WeChat is busy. Try again shortly.' },
  'platform.quota': {
    status: 503,
    retryable: true,
    zh: '今天的微信接口额度已用完，请明天再试',
    en: "Today's WeChat quota is used up. Try again tomorrow.",
  },
  'platform.unreachable': {
    status: 503,
    retryable: true,
    zh: '连接不上微信，请检查网络后重试',
    en: 'WeChat cannot be reached. Check the network and try again.',
  },
  'platform.ip_refused': {
    status: 502,
    retryable: false,
    zh: '服务器 IP 不在白名单，请在微信后台添加',
    en: "The server's IP is not on the allow list. Add it in the WeChat console.",
  },
  'platform.credential': {
    status: 502,
    retryable: false,
    zh: '微信凭证无效，请核对 AppID 与密钥',
    en: 'WeChat refused the credentials. Check the app id and secret.',
  },
  'platform.refused': { status: 502, retryable: false, zh: '微信拒绝了这次请求', en: 'WeChat refused this request.' },
  'server.unavailable': {
    status: 503,
    retryable: true,
    zh: '服务正在重启，请稍后再试',
    en: 'The service is restarting. Try again shortly.',
  },
  'server.error': { status: 500, retryable: true, zh: '出错了，请稍后再试', en: 'Something went wrong. Try again shortly.' },
} as const satisfies Record<string, { status: number; retryable: boolean; zh: string; en: string }>;

export type ErrorCode = keyof typeof errorCatalogue;
