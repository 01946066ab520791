import { buildTree } from './tree.ts';
import type { RawNode, UiNode } from './tree.ts';
import type { Template } from './templates.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;
export type PageConfig = Record<string, unknown> & { data?: Record<string, unknown> };

/** `root.cn.[0].cn.[1].v` */
function setPath(data: Record<string, unknown>, at: string, value: unknown): void {
  const keys = at.split('.').map((key) => key.replace(/^\[(\d+)\]$/, '$1'));
  const last = keys.pop() ?? '';
  let here = data;
  for (const key of keys) {
    if (typeof here[key] !== 'object' || here[key] === null) here[key] = {};
    here = here[key] as Record<string, unknown>;
  }
  here[last] = value;
}

/** One open page: the configuration given to `Page()`, its data, and what setData cost. */
export class HostPage {
  readonly route: string;
  readonly instance: Record<string, unknown>;
  readonly setDataBytes: number[] = [];
  private readonly templates: Map<string, Template>;

  constructor(route: string, config: PageConfig, options: Record<string, string>, templates: Map<string, Template>) {
    this.route = route;
    this.templates = templates;
    const data = structuredClone(config.data ?? {});
    this.instance = { ...config, data, route, options, __route__: route };
    this.instance.setData = (changes: Record<string, unknown>, done?: () => void): void => {
      const text = JSON.stringify(changes);
      this.setDataBytes.push(text.length);
      for (const [at, value] of Object.entries(JSON.parse(text) as Record<string, unknown>)) setPath(data, at, value);
      if (done) setTimeout(done, 0);
    };
    this.instance.selectComponent = () => null;
  }

  call(name: string, ...args: unknown[]): unknown {
    const method = this.instance[name];
    return typeof method === 'function' ? (method as Method).apply(this.instance, args) : undefined;
  }

  tree(): UiNode {
    const { root } = this.instance.data as { root?: RawNode };
    return buildTree(root ?? { nn: 'root' }, this.templates);
  }
}
