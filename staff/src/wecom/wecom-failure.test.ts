import { expect, it } from 'vitest';
import { platformCode, toWecomFailure, WecomFailure } from './wecom-failure.ts';

const understand = (errMsg: string): [string, string | null] => {
  const failure = toWecomFailure({ errMsg });
  if (!(failure instanceof WecomFailure)) throw failure;
  return [failure.code, platformCode(failure)];
};

it('tells what WeCom refused, and keeps its number for the small print', () => {
  expect(understand('agentConfig:fail 40093 invalid signature')).toEqual(['untrusted', '40093']);
  expect(understand('config:fail, invalid url domain')).toEqual(['untrusted', null]);
  expect(understand('getCurExternalContact:fail no permission')).toEqual(['no_permission', null]);
  expect(understand('getCurExternalContact:fail without context of external contact')).toEqual(['wrong_entry', null]);
  expect(understand('getContext:fail 50001')).toEqual(['refused', '50001']);
});
