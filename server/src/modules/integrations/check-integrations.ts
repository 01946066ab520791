import type { Output } from '@lianke/shared/api';
import { formatAgo } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import type { InboxPlatform } from '../../kernel/inbox/inbox-handler.ts';
import { runStep, skippedStep } from './run-step.ts';
import type { CheckStep } from './run-step.ts';

type Report = Output<'staff.integrations.check'>;
type Platform = Report['platforms'][number];

/** Walks through every connection the way a new shop sets it up, and for each failure names the setting to change. */
export async function checkIntegrations(ctx: Context): Promise<Report> {
  const platforms = await Promise.all([checkOfficialAccount(ctx), checkMiniProgram(ctx), checkWecom(ctx), checkOwnHouse(ctx)]);
  return { simulated: ctx.config.simulated, checkedAt: ctx.clock.now(), platforms };
}

const network = '检查服务器能否访问外网(api.weixin.qq.com、qyapi.weixin.qq.com)，或 WEIXIN_API_BASE / WECOM_API_BASE 是否写错';

async function checkOfficialAccount(ctx: Context): Promise<Platform> {
  const account = ctx.ports.officialAccount;
  const shape = { id: 'official_account', title: '公众号', callbackUrl: `${ctx.config.publicUrl}/callbacks/official-account` };
  if (!account)
    return { ...shape, steps: [skippedStep('settings', '账号设置', '还没有填写 OA_APP_ID、OA_APP_SECRET、OA_TOKEN、OA_ENCODING_AES_KEY')] };
  const fixes = {
    'platform.credential': '核对 OA_APP_ID 与 OA_APP_SECRET（公众平台 → 设置与开发 → 开发接口管理）',
    'platform.ip_refused': '把服务器出口 IP 加入公众平台的 IP 白名单',
    'platform.unreachable': network,
    'platform.quota': '今天的接口额度已用完，可在公众平台清零或等到明天',
  };
  return {
    ...shape,
    steps: [
      await runStep(
        'token',
        '获取 access_token',
        fixes,
        async () => `成功，有效期 ${(await account.api.tokenProbe()).expiresInSeconds} 秒`,
      ),
      await runStep(
        'followers',
        '读取粉丝',
        { ...fixes, other: '需要已认证的服务号' },
        async () => `共 ${(await account.api.listFollowers()).total} 位粉丝`,
      ),
      await callbackStep(
        ctx,
        'official_account',
        '在公众平台“服务器配置”里填写上面的回调地址、OA_TOKEN 和 OA_ENCODING_AES_KEY，选择安全模式并启用',
      ),
    ],
  };
}

async function checkMiniProgram(ctx: Context): Promise<Platform> {
  const mini = ctx.ports.miniProgram;
  const shape = { id: 'mini_program', title: '小程序', callbackUrl: `${ctx.config.publicUrl}/callbacks/mini-program` };
  if (!mini) return { ...shape, steps: [skippedStep('settings', '账号设置', '还没有填写 MINI_APP_ID、MINI_APP_SECRET')] };
  const fixes = {
    'platform.credential': '核对 MINI_APP_ID 与 MINI_APP_SECRET（小程序后台 → 开发管理）',
    'platform.ip_refused': '把服务器出口 IP 加入小程序后台的 IP 白名单',
    'platform.unreachable': network,
  };
  return {
    ...shape,
    steps: [
      await runStep('token', '获取 access_token', fixes, async () => `成功，有效期 ${(await mini.api.tokenProbe()).expiresInSeconds} 秒`),
      mini.callback
        ? await callbackStep(ctx, 'mini_program', '在小程序后台“消息推送”里填写上面的回调地址、MINI_TOKEN 和 MINI_ENCODING_AES_KEY')
        : skippedStep('callback', '收到回调', '没有填写 MINI_TOKEN，不接收小程序消息推送'),
    ],
  };
}

async function checkWecom(ctx: Context): Promise<Platform> {
  const { wecom } = ctx.ports;
  const shape = { id: 'wecom', title: '企业微信', callbackUrl: `${ctx.config.publicUrl}/callbacks/wecom` };
  if (!wecom)
    return {
      ...shape,
      steps: [
        skippedStep(
          'settings',
          '账号设置',
          '还没有填写 WECOM_CORP_ID、WECOM_AGENT_ID、WECOM_AGENT_SECRET、WECOM_TOKEN、WECOM_ENCODING_AES_KEY',
        ),
      ],
    };
  const fixes = {
    'platform.credential': '核对 WECOM_CORP_ID 与 WECOM_AGENT_SECRET',
    'platform.ip_refused': '把服务器出口 IP 加入应用的“企业可信 IP”',
    'platform.unreachable': network,
  };
  const contactFixes = {
    ...fixes,
    'platform.credential': '核对 WECOM_CONTACT_SECRET',
    other: '在“客户联系 → API → 可调用接口的应用”里加入这个应用',
  };
  return {
    ...shape,
    steps: [
      await runStep(
        'token',
        '获取应用凭证',
        fixes,
        async () => `成功，有效期 ${(await wecom.api.tokenProbe('agent')).expiresInSeconds} 秒`,
      ),
      await runStep(
        'contact_token',
        '获取客户联系凭证',
        contactFixes,
        async () => `成功，有效期 ${(await wecom.api.tokenProbe('contact')).expiresInSeconds} 秒`,
      ),
      await runStep(
        'follow_users',
        '客户联系成员',
        contactFixes,
        async () => `${(await wecom.api.followUserids()).length} 位员工可以添加客户`,
      ),
      await runStep('js_sdk', '侧边栏签名', { ...fixes, other: '在应用的“网页授权及 JS-SDK”里填写可信域名' }, async () => {
        await wecom.api.signUrl('agent', `${ctx.config.publicUrl}/sidebar/`);
        return '成功';
      }),
      await callbackStep(ctx, 'wecom', '在应用的“接收消息”里填写上面的回调地址、WECOM_TOKEN、WECOM_ENCODING_AES_KEY，并勾选外部联系人变更'),
    ],
  };
}

async function checkOwnHouse(ctx: Context): Promise<Platform> {
  return {
    id: 'server',
    title: '本机',
    callbackUrl: null,
    steps: [
      await runStep('public_url', '公网地址', {}, async () =>
        ctx.config.publicUrl.startsWith('https://') || ctx.config.simulated
          ? ctx.config.publicUrl
          : `${ctx.config.publicUrl}(微信要求 https,请设置 PUBLIC_URL)`,
      ),
      await runStep('jobs', '后台任务', {}, async () => {
        const row = (await ctx.db('jobs').where({ status: 'failed' }).count({ count: '*' }).first()) as { count: number | string };
        return Number(row.count) === 0 ? '没有失败的任务' : `${row.count} 个任务失败，请到“失败任务”查看`;
      }),
    ],
  };
}

/** A callback that has arrived proves address, token and key at once. */
async function callbackStep(ctx: Context, platform: InboxPlatform, fix: string): Promise<CheckStep> {
  const last = await ctx.db('inbox').where({ platform }).orderBy('id', 'desc').first<{ received_at: number } | undefined>('received_at');
  if (last)
    return {
      id: 'callback',
      title: '收到回调',
      status: 'ok',
      detail: `最近一次：${formatAgo(last.received_at, ctx.clock.now())}`,
      fix: null,
    };
  return { id: 'callback', title: '收到回调', status: 'skipped', detail: '还没有收到过', fix };
}
