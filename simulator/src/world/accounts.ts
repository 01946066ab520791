import { readFileSync } from 'node:fs';
import { hexId } from './ids.ts';

const NAMES = [
  'OA_APP_ID',
  'OA_APP_SECRET',
  'OA_TOKEN',
  'OA_ENCODING_AES_KEY',
  'MINI_APP_ID',
  'MINI_APP_SECRET',
  'MINI_TOKEN',
  'MINI_ENCODING_AES_KEY',
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_AGENT_SECRET',
  'WECOM_CONTACT_SECRET',
  'WECOM_TOKEN',
  'WECOM_ENCODING_AES_KEY',
  'WXPAY_MCH_ID',
  'WXSHOP_APP_ID',
  'WXSHOP_APP_SECRET',
  'WXSHOP_TOKEN',
  'WXSHOP_ENCODING_AES_KEY',
] as const;

type AccountName = (typeof NAMES)[number];
export type Accounts = Record<AccountName, string>;

const accountsFile = new URL('../../../config/simulator-accounts.json', import.meta.url);

export function loadAccounts(overrides: Partial<Accounts> = {}): Accounts {
  const file = JSON.parse(readFileSync(accountsFile, 'utf8')) as Partial<Accounts>;
  const pick = (name: AccountName) => overrides[name] ?? process.env[name] ?? file[name] ?? '';
  return Object.fromEntries(NAMES.map((name) => [name, pick(name)])) as Accounts;
}

/** The account's original id, which callbacks carry instead of the appid. */
export const originalId = (appId: string): string => hexId('gh_', 12, appId);
