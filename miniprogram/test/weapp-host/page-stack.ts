export interface StackPage {
  readonly route: string;
  call: (lifecycle: string, ...args: unknown[]) => unknown;
}

export function parseUrl(url: string): { route: string; options: Record<string, string> } {
  const parsed = new URL(url, 'https://mini/');
  return { route: parsed.pathname.slice(1), options: Object.fromEntries(parsed.searchParams) };
}

/** WeChat's page stack: at most ten pages; tab pages live on when they are left. */
export class PageStack<P extends StackPage> {
  readonly stack: P[] = [];
  private readonly tabs: readonly string[];
  private readonly tabPages = new Map<string, P>();
  private readonly create: (route: string, options: Record<string, string>) => P;

  constructor(tabs: readonly string[], create: (route: string, options: Record<string, string>) => P) {
    this.tabs = tabs;
    this.create = create;
  }

  show(route: string, options: Record<string, string>): void {
    const kept = this.tabPages.get(route);
    const page = kept ?? this.create(route, options);
    if (this.tabs.includes(route)) this.tabPages.set(route, page);
    this.stack.push(page);
    if (!kept) page.call('onLoad', options);
    page.call('onShow');
    if (!kept) page.call('onReady');
  }

  navigateTo = (to: string): void => {
    const { route, options } = parseUrl(to);
    if (this.tabs.includes(route)) throw new Error('can not navigateTo a tabbar page');
    if (this.stack.length >= 10) throw new Error('page stack is full');
    this.stack.at(-1)?.call('onHide');
    this.show(route, options);
  };

  navigateBack = (delta: number): void => {
    if (this.stack.length < 2) throw new Error('cannot navigate back at first page');
    for (let left = Math.min(delta, this.stack.length - 1); left > 0; left -= 1) this.stack.pop()?.call('onUnload');
    this.stack.at(-1)?.call('onShow');
  };

  redirectTo = (to: string): void => {
    const { route, options } = parseUrl(to);
    if (this.tabs.includes(route)) throw new Error('can not redirectTo a tabbar page');
    this.stack.pop()?.call('onUnload');
    this.show(route, options);
  };

  switchTab = (to: string): void => {
    const { route, options } = parseUrl(to);
    if (!this.tabs.includes(route)) throw new Error('can not switchTab to a page that is no tab');
    for (const page of this.stack.splice(0)) page.call(this.tabPages.has(page.route) ? 'onHide' : 'onUnload');
    this.show(route, options);
  };
}
