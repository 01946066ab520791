import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What a node of Taro's tree becomes: the element, and which field of the node feeds which attribute. */
export interface Template {
  tag: string;
  /** attribute → field, e.g. `open-type` → `p14`. */
  fields: Record<string, string>;
  /** Events the element listens to, e.g. `tap`. */
  events: Set<string>;
}

/** Read from dist/base.wxml, so that a test sees the attributes WeChat would see. */
export function readTemplates(dist: string): Map<string, Template> {
  const wxml = readFileSync(path.join(dist, 'base.wxml'), 'utf8');
  const templates = new Map<string, Template>();
  for (const [, name, tag, attributes] of wxml.matchAll(/<template name="tmpl_0_([\w-]+)">\s*<([\w-]+)([^>]*)>/g)) {
    if (!name || !tag) continue;
    const fields: Record<string, string> = {};
    for (const [, attribute, value] of (attributes ?? '').matchAll(/([\w-]+)="\{\{([^"]*)\}\}"/g)) {
      const field = /\bi\.(\w+)/.exec(value ?? '')?.[1];
      if (attribute && field) fields[attribute] = field;
    }
    const events = new Set([...(attributes ?? '').matchAll(/\b(?:bind|catch):?(\w+)="eh"/g)].map((match) => match[1] ?? ''));
    templates.set(name, { tag, fields, events });
  }
  // Fields come in two, with and without the focus; what they show is the same.
  for (const [name, template] of templates) {
    const resting = templates.get(`${name}_blur`);
    if (template.tag === 'template' && resting) templates.set(name, resting);
  }
  return templates;
}
