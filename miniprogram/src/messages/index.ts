import { systemLanguage } from '../platform/system';
import { enUS } from './en-US';
import { fill } from './fill';
import { languageOf } from './language';
import { zhCN } from './zh-CN';
import type { MessageKey } from './zh-CN';

export type { MessageKey } from './zh-CN';

export const language = languageOf(systemLanguage());
const catalogue: Record<MessageKey, string> = language === 'en' ? enUS : zhCN;

export const t = (key: MessageKey, values?: Record<string, string | number>): string => fill(catalogue[key], values);
export const isMessage = (key: string): key is MessageKey => key in catalogue;
