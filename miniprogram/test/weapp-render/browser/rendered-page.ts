import type { Root } from 'glass-easel-miniprogram-adapter';
import type { StackPage } from '../../weapp-host/page-stack.ts';
import type { Frame } from './frame.ts';

type Method = (...args: unknown[]) => unknown;

/** One page of the stack, on the screen. */
export class RenderedPage implements StackPage {
  readonly route: string;
  readonly instance: Record<string, unknown>;
  readonly element: HTMLElement;
  private readonly root: Root;

  constructor(route: string, options: Record<string, string>, root: Root, frame: Frame) {
    this.route = route;
    this.root = root;
    this.instance = root.get() as unknown as Record<string, unknown>;
    Object.assign(this.instance, { route, options });
    this.element = frame.makePlace();
    const placeholder = this.element.appendChild(document.createElement('div'));
    root.attach(this.element as never, placeholder as never);
  }

  call(lifecycle: string, ...args: unknown[]): unknown {
    const method = this.instance[lifecycle];
    const result = typeof method === 'function' ? (method as Method).apply(this.instance, args) : undefined;
    if (lifecycle === 'onUnload') {
      this.root.release();
      this.element.remove();
    }
    return result;
  }
}
