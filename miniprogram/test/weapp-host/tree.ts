import type { Template } from './templates.ts';

/** A node as Taro sends it through setData. */
export interface RawNode {
  nn: string;
  sid?: string;
  uid?: string;
  cl?: string;
  v?: string;
  cn?: RawNode[];
  [field: string]: unknown;
}

/** What the person's client makes of it. */
export interface UiNode {
  tag: string;
  sid: string;
  id: string;
  classes: string[];
  attributes: Record<string, unknown>;
  events: ReadonlySet<string>;
  children: UiNode[];
  parent: UiNode | undefined;
  text: string;
}

export function buildTree(raw: RawNode, templates: Map<string, Template>, parent?: UiNode): UiNode {
  const template = templates.get(raw.nn);
  const attributes: Record<string, unknown> = {};
  for (const [attribute, field] of Object.entries(template?.fields ?? {})) {
    if (raw[field] !== undefined) attributes[attribute] = raw[field];
  }
  const node: UiNode = {
    tag: template?.tag ?? 'root',
    sid: raw.sid ?? '',
    id: raw.uid ?? raw.sid ?? '',
    classes: typeof raw.cl === 'string' ? raw.cl.split(/\s+/).filter(Boolean) : [],
    attributes,
    events: template?.events ?? new Set(),
    children: [],
    parent,
    text: typeof raw.v === 'string' ? raw.v : '',
  };
  node.children = (raw.cn ?? []).map((child) => buildTree(child, templates, node));
  if (node.children.length > 0) node.text = node.children.map((child) => child.text).join('');
  return node;
}

export const attributeText = (node: UiNode, name: string): string => {
  const value = node.attributes[name];
  return typeof value === 'string' ? value : '';
};

export const walk = (node: UiNode): UiNode[] => [node, ...node.children.flatMap(walk)];

export function closest(node: UiNode | undefined, matches: (node: UiNode) => boolean): UiNode | undefined {
  return node && (matches(node) ? node : closest(node.parent, matches));
}

/** Every piece of text on the screen, what stands in fields included. */
export function visibleTexts(root: UiNode): string[] {
  return walk(root).flatMap((node) => {
    if (node.tag === 'input') return [attributeText(node, 'value')];
    return node.children.length === 0 && node.text ? [node.text] : [];
  });
}
