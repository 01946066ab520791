import type { AppJson } from '../../weapp-host/host.ts';
import type { RenderedPage } from './rendered-page.ts';

export interface Frame {
  makePlace: () => HTMLElement;
  showTop: (page: RenderedPage | undefined, canGoBack: boolean) => void;
  setTitle: (title: string) => void;
  toast: (text: string) => void;
}

const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body;

/** What WeChat paints around the pages: navigation bar, tab bar, toast. */
export function createFrame(tabs: NonNullable<AppJson['tabBar']>['list'], switchTab: (route: string) => void, back: () => void): Frame {
  const titles = new Map<RenderedPage, string>();
  let top: RenderedPage | undefined;
  const frame: Frame = {
    makePlace: () => {
      const place = document.createElement('div');
      place.className = 'host-page';
      return byId('host-pages').appendChild(place);
    },
    showTop: (page, canGoBack) => {
      top = page;
      for (const place of byId('host-pages').children) place.classList.toggle('host-page--top', place === page?.element);
      byId('host-back').hidden = !canGoBack;
      byId('host-tabs').hidden = !tabs.some((tab) => tab.pagePath === page?.route);
      for (const tab of byId('host-tabs').querySelectorAll<HTMLElement>('[data-route]'))
        tab.classList.toggle('on', tab.dataset.route === page?.route);
      byId('host-title').textContent = (page && titles.get(page)) ?? '';
    },
    setTitle: (title) => {
      if (top) titles.set(top, title);
      byId('host-title').textContent = title;
    },
    toast: (text) => {
      byId('host-toast').textContent = text;
      byId('host-toast').hidden = false;
      setTimeout(() => (byId('host-toast').hidden = true), 1500);
    },
  };
  byId('host-back').onclick = () => {
    back();
  };
  for (const { pagePath, text } of tabs) {
    const tab = byId('host-tabs').appendChild(document.createElement('div'));
    tab.dataset.route = pagePath;
    tab.textContent = text;
    tab.onclick = () => switchTab(pagePath);
  }
  return frame;
}
