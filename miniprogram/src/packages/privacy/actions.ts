import type { Input } from '@lianke/shared/api';
import { call } from '../../api/call';
import { query } from '../../api/query';
import { refresh } from '../../api/snapshots';
import type { MyData, PrivacyRequest } from '../../member/types';
import { getLoginCode } from '../../platform/login';

/** The switch shows what the server knows, so it moves once the server has answered. */
export async function setMarketing(allow: boolean, textVersion: string): Promise<void> {
  await call('member.privacy.set-marketing', allow ? { allow, textVersion } : { allow });
  await refresh(query('member.privacy.consents'));
}

type Wishes = Omit<Extract<Input<'member.privacy.request'>, { kind: 'correction' }>, 'code' | 'kind'>;

/** Each asks WeChat for a fresh code, which proves to the server that it is the same person and not just the same phone. */
const ask = async (request: (code: string) => Input<'member.privacy.request'>): Promise<PrivacyRequest> => {
  const asked = await call('member.privacy.request', request(await getLoginCode()));
  await refresh(query('member.privacy.requests'));
  return asked;
};

export const askForCopy = (): Promise<PrivacyRequest> => ask((code) => ({ kind: 'access', code }));
export const askForCorrection = (wishes: Wishes): Promise<PrivacyRequest> => ask((code) => ({ kind: 'correction', code, ...wishes }));
export const askForDeletion = (detail: string): Promise<PrivacyRequest> =>
  ask((code) => ({ kind: 'deletion', code, ...(detail ? { detail } : {}) }));

export async function cancelRequest(id: string): Promise<void> {
  await call('member.privacy.cancel', { id });
  await refresh(query('member.privacy.requests'));
}

export const readMyData = (id: string): Promise<MyData> => call('member.privacy.download', { id });
