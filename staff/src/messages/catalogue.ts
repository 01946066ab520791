import * as en from './en-us/index.ts';
import type { Locale } from './locale.ts';
import * as zh from './zh-cn/index.ts';

export type Messages = typeof zh.messages;

export const catalogues: Record<Locale, Messages> = { 'zh-CN': zh.messages, 'en-US': en.messages };
