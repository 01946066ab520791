import * as glassEasel from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { builtInTemplates } from '../built-in-templates.ts';
import type { PlatformHooks } from '../../weapp-host/platform-hooks.ts';
import { PageStack, parseUrl } from '../../weapp-host/page-stack.ts';
import { createWx, newSeen } from '../../weapp-host/wx-api.ts';
import { bridge } from './bridge.ts';
import { defineBuiltIns } from './built-ins.ts';
import { createFrame } from './frame.ts';
import { createModules } from './modules.ts';
import { RenderedPage } from './rendered-page.ts';

/** Runs the weapp build on glass-easel, Tencent's open successor of WeChat's component framework. */

const { configs, templates } = bridge.weappBuild;

const context = new glassEasel.CurrentWindowBackendContext();
context.onEvent((target, type, detail, options) => glassEasel.Event.triggerEvent(target, type, detail, options));
const createElement = context.document.createElement.bind(context.document);
context.document.createElement = (tag) => createElement(tag in builtInTemplates ? `wx-${tag}` : tag.replace(/^h-/, ''));

const env = new MiniProgramEnv();
const codeSpace = env.createCodeSpace('', true);
codeSpace.getComponentSpace().updateComponentOptions({ writeIdToDOM: true });
defineBuiltIns(codeSpace.getComponentSpace());
for (const [path, content] of Object.entries(templates)) {
  codeSpace.addCompiledTemplate(path, { groupList: templates, content } as never);
  const config = configs[path];
  if (config) codeSpace.addComponentStaticConfig(path, config);
}
const backend = env.associateBackend(context);

const seen = newSeen();
const hooks: PlatformHooks = {
  async send(request) {
    const answer = await bridge.hostSend(request);
    if ('failed' in answer) throw new Error(answer.failed);
    return answer;
  },
  loginCode: () => bridge.hostLoginCode(),
  phoneCode: () => bridge.hostPhoneCode(),
  // Known before it is asked for, because WeChat's file system answers from the phone.
  avatarBase64: () => avatar,
};
let avatar = '';
void bridge.hostAvatar().then((base64) => (avatar = base64));

let app: Record<string, ((options: unknown) => void) | undefined> = {};
const tabs = configs.app.tabBar?.list ?? [];
const frame = createFrame(
  tabs,
  (route) => afterwards(() => pages.switchTab(`/${route}`)),
  () => afterwards(() => pages.navigateBack(1)),
);
const pages = new PageStack<RenderedPage>(
  tabs.map((tab) => tab.pagePath),
  (route, options) => {
    codeSpace.componentEnv(route, (definers) => modules.load(route, definers));
    return new RenderedPage(route, options, backend.createRoot('wx-page', codeSpace, route), frame);
  },
);
const wx = createWx(hooks, seen, {
  navigateTo: (url) => afterwards(() => pages.navigateTo(url)),
  navigateBack: (delta) => afterwards(() => pages.navigateBack(delta)),
  redirectTo: (url) => afterwards(() => pages.redirectTo(url)),
  switchTab: (url) => afterwards(() => pages.switchTab(url)),
});
function afterwards(move: () => void): void {
  move();
  frame.showTop(pages.stack.at(-1), pages.stack.length > 1);
}

const modules = createModules({
  wx,
  App: (config: typeof app) => (app = config),
  getApp: () => app,
  getCurrentPages: () => pages.stack.map((page) => page.instance),
});

const { setNavigationBarTitle, showToast } = wx as Record<string, (options: { title: string }) => unknown>;
wx.setNavigationBarTitle = (options: { title: string }) => {
  frame.setTitle(options.title);
  return setNavigationBarTitle?.(options);
};
wx.showToast = (options: { title: string }) => {
  frame.toast(options.title);
  return showToast?.(options);
};

const first = parseUrl(new URLSearchParams(window.location.search).get('url') ?? '/pages/home/index');
modules.load('app');
codeSpace.componentEnv('comp', (definers) => modules.load('comp', definers));
app.onLaunch?.call(app, { path: first.route, query: first.options, scene: 1001 });
app.onShow?.call(app, { path: first.route, query: first.options, scene: 1001 });
afterwards(() => pages.show(first.route, first.options));
