import type { HttpContext } from './koa-state.ts';

const browsers: [RegExp, string][] = [
  [/wxwork\//i, '企业微信'],
  [/MicroMessenger/i, '微信'],
  [/Edg\//, 'Edge'],
  [/Chrome\//, 'Chrome'],
  [/Firefox\//, 'Firefox'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** `企业微信 · Windows`: what a person recognises as one of their devices. Taken from the browser's word, so only good for display. */
export function describeDevice(ctx: HttpContext): string {
  const agent = ctx.get('user-agent');
  const name = (list: [RegExp, string][]): string | undefined => list.find(([form]) => form.test(agent))?.[1];
  return [name(browsers), name(systems)].filter(Boolean).join(' · ') || '未知设备';
}

/** Address and device, for the record. */
export const describeOrigin = (ctx: HttpContext): string => `${ctx.ip} ${describeDevice(ctx)}`;
