import type { HostPage } from './page.ts';
import type { PlatformHooks } from './platform-hooks.ts';
import { attributeText, closest, visibleTexts, walk } from './tree.ts';
import type { UiNode } from './tree.ts';
import type { Seen } from './wx-api.ts';

const target = (node: UiNode) => ({ id: node.id, dataset: { sid: node.sid }, offsetLeft: 0, offsetTop: 0 });

/** What the person sees and does. Taps bubble through the tree, as WeChat's do. */
export class Screen {
  private readonly stack: HostPage[];
  private readonly hooks: PlatformHooks;
  private readonly seen: Seen;
  private privacyOpen: boolean;
  private lastTappedId = '';
  /** What was typed, and what the app had set before: the field keeps the former until the app sets something new. */
  private readonly typed = new Map<string, { value: string; over: unknown }>();

  constructor(stack: HostPage[], hooks: PlatformHooks, seen: Seen) {
    this.stack = stack;
    this.hooks = hooks;
    this.seen = seen;
    this.privacyOpen = hooks.privacyNeeded !== true;
  }

  page(): HostPage {
    const top = this.stack.at(-1);
    if (!top) throw new Error('no page is open');
    return top;
  }

  texts(): string[] {
    return visibleTexts(this.page().tree());
  }

  text(): string {
    return this.texts().join('\n');
  }

  all(tag: string): UiNode[] {
    return walk(this.page().tree()).filter((node) => node.tag === tag);
  }

  /** The innermost node whose whole text is this. */
  find(text: string): UiNode {
    const found = walk(this.page().tree()).filter((node) => node.text === text);
    const innermost = found.at(-1);
    if (!innermost) throw new Error(`"${text}" is not on the screen:\n${this.text()}`);
    return innermost;
  }

  /** Waits until something holds; the app answers to timers and to real HTTP. */
  async until(holds: () => boolean, what: string, timeoutMs = 10_000): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; the screen shows:\n${this.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  see(text: string, timeoutMs?: number): Promise<void> {
    return this.until(() => this.text().includes(text), `"${text}"`, timeoutMs);
  }

  private fire(node: UiNode, type: string, detail: unknown, from = node): void {
    if (!node.events.has(type)) return;
    this.page().call('eh', {
      type,
      detail,
      target: target(from),
      currentTarget: target(node),
      timeStamp: Date.now(),
      touches: [],
      changedTouches: [],
    });
  }

  async tap(text: string): Promise<void> {
    await this.tapNode(this.find(text));
  }

  async tapNode(node: UiNode): Promise<void> {
    this.lastTappedId = closest(node, (one) => one.tag === 'button')?.id ?? node.id;
    // Text is no element: the event begins at what it stands in.
    const element = closest(node, (one) => one.tag !== 'block');
    for (let at = element; at; at = at.parent) this.fire(at, 'tap', {}, element);
    const button = closest(node, (one) => one.tag === 'button');
    if (button && button.attributes.disabled !== true) await this.buttonDefault(button);
  }

  private async buttonDefault(button: UiNode): Promise<void> {
    const wanted = attributeText(button, 'open-type').split('|');
    if (wanted.includes('agreePrivacyAuthorization')) {
      this.privacyOpen = true;
      this.fire(button, 'agreeprivacyauthorization', {});
    }
    if (wanted.includes('getPhoneNumber')) {
      const code = (await this.passPrivacyGate('getPhoneNumber')) ? await this.hooks.phoneCode() : undefined;
      this.fire(button, 'getphonenumber', code ? { code, errMsg: 'getPhoneNumber:ok' } : { errMsg: 'getPhoneNumber:fail user deny' });
    }
    if (wanted.includes('chooseAvatar') && (await this.passPrivacyGate('chooseAvatar'))) {
      this.fire(button, 'chooseavatar', { avatarUrl: 'http://tmp/avatar.png' });
    }
    if (button.attributes['form-type'] === 'submit') this.submit(button);
  }

  private submit(button: UiNode): void {
    const form = closest(button, (node) => node.tag === 'form');
    if (!form) throw new Error('the button is in no form');
    const fields = walk(form).filter((node) => node.tag === 'input' && node.attributes.name);
    this.fire(form, 'submit', {
      value: Object.fromEntries(fields.map((field) => [attributeText(field, 'name'), this.valueOf(field)])),
    });
  }

  /** WeChat asks the app's listener first; only a button that was really tapped can agree. */
  private passPrivacyGate(referrer: string): Promise<boolean> {
    const listener = this.seen.privacyListener;
    if (this.privacyOpen || !listener) return Promise.resolve(true);
    return new Promise((resolve) => {
      listener(
        ({ event, buttonId }) => {
          if (event === 'disagree') resolve(false);
          if (event !== 'agree') return;
          if (buttonId !== this.lastTappedId) throw new Error(`"${buttonId}" was not the button that was tapped`);
          resolve(true);
        },
        { referrer },
      );
    });
  }

  private valueOf(field: UiNode): unknown {
    const set = field.attributes.value ?? '';
    const typed = this.typed.get(field.sid);
    return typed && typed.over === set ? typed.value : set;
  }

  input(name: string, value: string): void {
    const field = this.all('input').find((node) => node.attributes.name === name);
    if (!field) throw new Error(`no field "${name}"`);
    this.typed.set(field.sid, { value, over: field.attributes.value ?? '' });
    this.fire(field, 'input', { value, cursor: value.length });
  }
}
