import Router from '@koa/router';
import type { SimContext, SimRouter, SimState } from '../http/state.ts';
import { avatarUrl } from '../wecom/customer-view.ts';
import { WEBVIEW_COOKIE } from '../world/webviews.ts';
import type { World } from '../world/world.ts';
import { choices, page } from './page.ts';
import { redirectTarget, withCode } from './redirect-target.ts';

const CHOSEN = 'sim_userid';

const queryText = (ctx: SimContext, name: string): string => {
  const value = ctx.query[name];
  return typeof value === 'string' ? value : '';
};

function refuse(ctx: SimContext, errcode: number, why: string): void {
  ctx.status = 400;
  ctx.type = 'html';
  ctx.body = page('无法登录', `${why}（错误码 ${errcode}）`, '');
}

/** The webview in which the page runs: named by the address it goes back to, or by the cookie. */
function userOfWebview(world: World, ctx: SimContext, target: URL): string | undefined {
  const box = queryText(ctx, 'box') || target.searchParams.get('box') || ctx.cookies.get(WEBVIEW_COOKIE);
  return world.webviews.get(box)?.userid;
}

function chooser(world: World, ctx: SimContext, lead: string): string {
  const href = (userid: string) => {
    const query = new URLSearchParams(ctx.querystring);
    query.set(CHOSEN, userid);
    return `${ctx.path}?${query.toString()}`;
  };
  const list = [...world.people.staff.values()].map((staff) => ({
    href: href(staff.userid),
    image: avatarUrl(world, staff.userid),
    name: staff.name,
    note: staff.position ? `${staff.position} · ${staff.userid}` : staff.userid,
  }));
  return page('选择登录的员工', lead, choices(list));
}

function signIn(world: World, ctx: SimContext, remembered: (target: URL) => string | undefined, lead: string): void {
  if (queryText(ctx, 'appid') !== world.accounts.WECOM_CORP_ID) return refuse(ctx, -31027, 'appid 不是本企业的 CorpID');
  const agentid = queryText(ctx, 'agentid');
  if (agentid && agentid !== world.accounts.WECOM_AGENT_ID) return refuse(ctx, -31028, 'agentid 不正确');
  const target = redirectTarget(world, queryText(ctx, 'redirect_uri'));
  if (!(target instanceof URL)) return refuse(ctx, target.errcode, target.why);
  const userid = queryText(ctx, CHOSEN) || remembered(target);
  if (userid === undefined || userid === '') {
    ctx.type = 'html';
    ctx.body = chooser(world, ctx, lead);
    return;
  }
  if (!world.people.staff.has(userid)) return refuse(ctx, 60111, `没有员工 ${userid}`);
  const code = world.codes.issue('staff-oauth', userid, { host: target.host });
  ctx.redirect(withCode(target, code, queryText(ctx, 'state')));
}

export function staffLoginRoutes(world: World): SimRouter {
  const router = new Router<SimState>();
  router.get('/open/connect/oauth2/authorize', (ctx) => {
    if (queryText(ctx, 'response_type') !== 'code') return refuse(ctx, 10015, 'response_type 必须是 code');
    signIn(world, ctx, (target) => userOfWebview(world, ctx, target), '真实环境中企业微信会直接识别当前员工');
  });
  router.get('/login/wwlogin/sso/login', (ctx) => {
    if (queryText(ctx, 'login_type') !== 'CorpApp') return refuse(ctx, -31040, 'login_type 必须是 CorpApp');
    if (queryText(ctx, 'agentid') === '') return refuse(ctx, -31028, '缺少 agentid');
    signIn(world, ctx, () => undefined, '真实环境中请用企业微信扫码登录');
  });
  return router;
}
